import { apply, arrange, type OutboxRow } from "#app/notifications/arbiter/arrange.ts";
import { decideInTurn } from "#app/notifications/arbiter/door.ts";
import { type GateFacts, tellableParcels } from "#app/notifications/arbiter/gate.ts";
import { newsOfParcel, type ParcelFacts } from "#app/notifications/arbiter/news.ts";
import { type PlannedMessage, planMessages } from "#app/notifications/arbiter/plan.ts";
import { completeRules, type Rule } from "#app/notifications/arbiter/rule.ts";
import type { SendingRules } from "#app/notifications/sending-rules.ts";
import type { TrackingEventFact } from "#app/tracking/event.ts";
import { foldTimeline } from "#app/tracking/fold.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";
import { FINAL, type Status } from "#app/tracking/status.ts";

/** Something the arbiter hears of, at the minute it hears of it. */
export type Heard =
  | { what: "scan"; minute: number; parcel: number; status: Status; happenedMinute: number }
  | { what: "removed"; minute: number; parcel: number }
  | { what: "cancelled" | "uninstalled" | "paused" | "resumed" | "stop"; minute: number };

type Row = OutboxRow & Omit<PlannedMessage, "state" | "shipmentId"> & { state: string };

export interface Sent {
  row: Row;
  at: Date;
  /** The parcels it tells of, each with the failed attempts its news was about. */
  tells: { parcel: string; cycle: number }[];
}

/**
 * One order with a clock of its own, lived through by the arbiter's own functions: what is heard is planned and
 * arranged, what is due is decided at the door, and what leaves is written down. Nothing else is pretended.
 */
export class ArbiterWorld {
  rows: Row[] = [];
  readonly sent: Sent[] = [];
  readonly ends = new Map<"cancelled" | "uninstalled" | "stop", Date>();
  readonly #scans = new Map<number, TrackingEventFact[]>();
  readonly #removed = new Set<number>();
  readonly #rules: Rule[];
  #isPaused = false;
  #resumedAt = new Date(0);

  constructor(
    private readonly start: Date,
    private readonly sending: SendingRules,
    private readonly zones: readonly string[],
    /** Of which the merchant has switched off every message. */
    off: readonly MessageKind[],
  ) {
    this.#rules = completeRules([]).map((rule) => ({ ...rule, enabled: !off.includes(rule.kind) }));
  }

  live(story: readonly Heard[], untilMinute: number): void {
    for (const heard of story.toSorted((one, other) => one.minute - other.minute)) {
      this.#open(this.at(heard.minute));
      this.#hear(heard);
      this.#open(this.at(heard.minute + 1 / 600));
    }
    this.#open(this.at(untilMinute));
  }

  at(minute: number): Date {
    return new Date(this.start.getTime() + minute * 60_000);
  }

  #hear(heard: Heard): void {
    const now = this.at(heard.minute);
    if (heard.what === "paused" || heard.what === "resumed") {
      this.#isPaused = heard.what === "paused";
      if (!this.#isPaused) this.#resumedAt = now;
    }
    if (heard.what === "cancelled" || heard.what === "uninstalled" || heard.what === "stop") {
      if (!this.ends.has(heard.what)) this.ends.set(heard.what, now);
    } else if (heard.what === "removed") {
      if (this.#scans.has(heard.parcel)) this.#removed.add(heard.parcel);
      this.#plan(heard.parcel, now);
    } else if (heard.what === "scan") {
      const { parcel, status, happenedMinute } = heard;
      const id = `${status}@${happenedMinute}`;
      const fact = { source: "shopify", reason: null, estimatedAt: null, happenedAt: this.at(happenedMinute) };
      this.#scans.set(parcel, [...(this.#scans.get(parcel) ?? []), { id, status, ...fact }]);
      this.#plan(parcel, now);
    }
  }

  #plan(parcel: number, now: Date): void {
    if (!this.#scans.has(parcel) || this.ends.has("cancelled")) return;
    const others = [...this.#scans.keys()].filter((one) => one !== parcel).map((one) => this.#parcel(one));
    const planned = planMessages(
      {
        ...{ shop: "willow", orderId: "order", shipmentId: String(parcel), now, notifyFrom: this.at(-1_000) },
        ...{ rules: this.#rules, sending: this.sending, zones: this.zones, dialsIndia: false },
        recipients: { email: Uint8Array.of(1), sms: Uint8Array.of(2) },
        alone: others.every(({ status, removed }) => removed || FINAL.has(status)),
      },
      newsOfParcel(this.#parcel(parcel), this.at(-1_000)),
    );
    const parcels = new Map([...this.#scans.keys()].map((one) => [String(one), this.#parcel(one)]));
    const { inserts, changes } = arrange(this.rows, planned, parcels);
    const added = inserts.map((row) => ({ ...row, id: row.key, recipientSealed: null, sendingAt: null }));
    this.rows = apply([...this.rows, ...added], changes);
  }

  #parcel(parcel: number): ParcelFacts {
    const scans = this.#scans.get(parcel) ?? [];
    const { status, cycle, statusAt } = foldTimeline(scans, { startedAt: this.at(0) });
    const began = this.at(0);
    const times = { statusAt, seenAt: began, fulfilledAt: began, fulfillmentChangedAt: began };
    return { status, cycle, removed: this.#removed.has(parcel), number: `JD${parcel}`, ...times };
  }

  /** Lets everything leave that is due before `end`, at the moment it is due. */
  #open(end: Date): void {
    if (this.#isPaused) return;
    for (;;) {
      const pending = this.rows.filter(({ state, runAt }) => state === "pending" && runAt < end);
      const first = pending.toSorted((a, b) => +a.runAt - +b.runAt)[0];
      if (!first) return;
      // What waited while the shop was paused leaves now, not then.
      const now = new Date(Math.max(+first.runAt, +this.#resumedAt));
      const due = pending.filter(({ runAt }) => runAt <= now).toSorted((a, b) => a.priority - b.priority || +a.runAt - +b.runAt); // prettier-ignore
      const batch = due.map((row) => ({ ...this.#facts(row), row }));
      for (const { facts, verdict } of decideInTurn(batch, () => this.sending, now)) {
        if (verdict.verdict === "putOff") this.#change(facts.row, { runAt: verdict.until, reason: verdict.reason });
        else if (verdict.verdict === "refuse")
          this.#change(facts.row, { state: verdict.state, reason: verdict.reason });
        else this.#send(facts.row, facts, now);
      }
    }
  }
  #send(row: Row, facts: GateFacts, now: Date): void {
    this.#change(row, { state: "sending", reason: null });
    const told = tellableParcels(row.kind, facts.parcels);
    const tells = told.map(({ shipmentId, newsCycle }) => ({ parcel: shipmentId, cycle: newsCycle }));
    this.sent.push({ row, at: now, tells });
  }

  #facts(row: Row): GateFacts {
    const joined = [row, ...this.rows.filter(({ mergedIntoId }) => mergedIntoId === row.id)];
    const { kind, orderId, occurredAt, expiresAt } = row;
    const channel = row.channel;
    return {
      ...{
        kind,
        channel,
        orderId,
        occurredAt,
        expiresAt,
        hasRecipient: true,
        unreachable: false,
        addressChanged: false,
      },
      ruleOn: this.#rules.some((rule) => rule.enabled && rule.kind === kind),
      suppressed: channel === "sms" && this.ends.has("stop"),
      shop: { installed: !this.ends.has("uninstalled"), notifyFrom: this.at(-1_000) },
      order: { cancelled: this.ends.has("cancelled"), redacted: false },
      parcels: joined.map(({ shipmentId, cycle }) => ({
        ...this.#parcel(Number(shipmentId)),
        ...{ shipmentId: String(shipmentId), newsCycle: cycle },
      })),
      sentAt: this.sent.filter((one) => one.row.channel === channel).map((one) => one.at),
      zones: this.zones,
    };
  }

  #change(row: Row, change: Partial<Row>): void {
    this.rows = this.rows.map((one) => (one.id === row.id ? { ...one, ...change } : one));
  }
}
