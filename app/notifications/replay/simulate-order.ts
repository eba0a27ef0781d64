import { zonesOfAddress } from "#app/lib/address-zones.ts";
import { apply, arrange } from "#app/notifications/arbiter/arrange.ts";
import { decideInTurn, type Verdict } from "#app/notifications/arbiter/door.ts";
import { tellableParcels } from "#app/notifications/arbiter/gate.ts";
import { type News, newsOfParcel, type ParcelFacts } from "#app/notifications/arbiter/news.ts";
import { type PlannedMessage, planMessages } from "#app/notifications/arbiter/plan.ts";
import { isRuleOn, type Rule } from "#app/notifications/arbiter/rule.ts";
import type { ReasonCode } from "#app/notifications/reason.ts";
import type { SendingRules } from "#app/notifications/sending-rules.ts";
import { foldTimeline } from "#app/tracking/fold.ts";
import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";
import { FINAL } from "#app/tracking/status.ts";

import type { OrderPast, ParcelPast } from "./past.ts";

/** What decides, in one of the two worlds that are compared. */
export interface Ruleset {
  shop: string;
  /** IANA zone of the shop. */
  timeZone: string;
  rules: readonly Rule[];
  sending: SendingRules;
  /** Messages are on since then, in this world. */
  from: Date;
  /** The replay's own present: what is due later is still waiting. */
  until: Date;
}

/** What became of a message. */
export interface Told {
  kind: MessageKind;
  channel: Channel;
  shipmentId: string | null;
  outcome: "sent" | "not_sent" | "waiting";
  reason: ReasonCode | null;
  /** When it left, ended or was last put off. */
  at: Date;
  /** Why it was put off before, in order. */
  putOff: ReasonCode[];
  /** The parcels it tells of when it leaves. */
  shipmentIds: string[];
}

interface Row extends Omit<PlannedMessage, "state"> {
  id: string;
  state: PlannedMessage["state"] | "sent" | "suppressed";
  recipientSealed: null;
  sendingAt: null;
  endedAt: Date;
  putOff: ReasonCode[];
  shipmentIds: string[];
}

/**
 * Lets the arbiter live through an order's past once more, on a clock of its own: it plans, merges, holds, puts off and
 * decides at the door by the very functions that do so for real. It writes and sends nothing.
 * @returns every message, sent or not, in the order in which they were planned
 */
export function simulateOrder(order: OrderPast, ruleset: Ruleset): Told[] {
  const world = new World(order, ruleset);
  for (const moment of momentsOf(order)) {
    if (moment.at > ruleset.until) break;
    world.sendDue(moment.at);
    world.hear(moment);
  }
  world.sendDue(ruleset.until);
  return world.rows.map(toldOf);
}

interface Moment {
  at: Date;
  /** Null is the order itself. */
  parcel: ParcelPast | null;
}

/** Every instant at which something was heard, in order. */
function momentsOf({ heardAt, cancelledAt, parcels }: OrderPast): Moment[] {
  const moments: Moment[] = [{ at: heardAt, parcel: null }];
  if (cancelledAt) moments.push({ at: cancelledAt, parcel: null });
  for (const parcel of parcels) {
    for (const at of [parcel.seenAt, parcel.removedAt, parcel.cancelledAt]) if (at) moments.push({ at, parcel });
    for (const event of parcel.events) if (event.heardAt >= parcel.seenAt) moments.push({ at: event.heardAt, parcel });
  }
  return moments.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

class World {
  rows: Row[] = [];
  readonly #order: OrderPast;
  readonly #ruleset: Ruleset;
  readonly #zones: readonly string[];

  constructor(order: OrderPast, ruleset: Ruleset) {
    this.#order = order;
    this.#ruleset = ruleset;
    this.#zones = zonesOfAddress({ country: order.country, region: order.region }, ruleset.timeZone);
  }

  /** Plans what was heard, and fits it into what waits. */
  hear({ at, parcel }: Moment): void {
    const { cancelledAt, placedAt } = this.#order;
    if (cancelledAt && cancelledAt <= at) return this.#dropWaiting(at);
    const news: News[] = parcel
      ? newsOfParcel(factsAt(parcel, at), this.#ruleset.from)
      : [{ kind: "order_confirmed", cycle: 0, occurredAt: placedAt, untrue: null }];
    // What happened before the days that are looked at is not part of the story.
    const told = news.filter(({ occurredAt }) => occurredAt >= this.#ruleset.from);
    const planned = planMessages(this.#planFacts(parcel, at), told);
    const parcels = new Map(this.#seen(at).map((one) => [one.id, factsAt(one, at)]));
    const { inserts, changes } = arrange(this.rows, planned, parcels);
    const rows = [...this.rows, ...inserts.map((message) => this.#rowOf(message, at))];
    this.rows = apply(rows, changes).map((row) =>
      changes.some(({ id }) => id === row.id) ? { ...row, endedAt: at } : row,
    );
  }

  /** Opens the door for everything that is due before `end`, in the order in which it would be claimed. */
  sendDue(end: Date): void {
    for (;;) {
      const due = this.rows.filter(({ state, runAt }) => state === "pending" && runAt < end);
      const now = due.map(({ runAt }) => runAt).toSorted((a, b) => a.getTime() - b.getTime())[0];
      if (!now) return;
      // What is due in the same instant is claimed, and judged, together.
      const claimed = due.filter(({ runAt }) => runAt.getTime() === now.getTime());
      const batch = claimed.toSorted((a, b) => a.priority - b.priority).map((row) => this.#factsOf(row, now));
      for (const { facts, verdict } of decideInTurn(batch, () => this.#ruleset.sending, now)) {
        this.#settle(facts.row, verdict, now);
      }
    }
  }

  #factsOf(row: Row, now: Date) {
    const { order, parcels } = this.#stateAt(row, now);
    return {
      row,
      ...{ kind: row.kind, channel: row.channel, orderId: this.#order.id, occurredAt: row.occurredAt },
      ...{
        expiresAt: row.expiresAt,
        hasRecipient: true,
        unreachable: false,
        addressChanged: false,
        order,
        parcels,
        zones: this.#zones,
      },
      suppressed: isPast(this.#order.suppressedAt[row.channel], now),
      ruleOn: isRuleOn(this.#ruleset.rules, row.kind, row.channel),
      shop: { installed: true, notifyFrom: this.#ruleset.from },
      sentAt: this.rows.flatMap((one) => (one.state === "sent" && one.channel === row.channel ? one.endedAt : [])),
    };
  }

  #settle(row: Row, verdict: Verdict, now: Date): void {
    if (verdict.verdict === "putOff") {
      const putOff = [...row.putOff, verdict.reason];
      return this.#change(row, { runAt: verdict.until, reason: verdict.reason, putOff });
    }
    if (verdict.verdict === "refuse") {
      return this.#change(row, { state: verdict.state, reason: verdict.reason, endedAt: now });
    }
    const { parcels } = this.#stateAt(row, now);
    const shipmentIds = tellableParcels(row.kind, parcels).map(({ shipmentId }) => shipmentId);
    this.#change(row, { state: "sent", reason: null, endedAt: now, shipmentIds });
  }

  #stateAt(row: Row, now: Date) {
    const joined = this.rows.filter(({ id, mergedIntoId }) => id === row.id || mergedIntoId === row.id);
    const parcels = joined.flatMap(({ shipmentId, cycle }) => {
      const parcel = this.#order.parcels.find(({ id }) => id === shipmentId);
      return parcel ? [{ ...factsAt(parcel, now), shipmentId: parcel.id, newsCycle: cycle }] : [];
    });
    return { parcels, order: { cancelled: isPast(this.#order.cancelledAt, now), redacted: false } };
  }

  #planFacts(parcel: ParcelPast | null, now: Date) {
    const { shop, rules, sending, from } = this.#ruleset;
    const others = this.#seen(now).filter(({ id }) => id !== parcel?.id);
    return {
      ...{ shop, orderId: this.#order.id, shipmentId: parcel?.id ?? null, rules, sending, notifyFrom: from, now },
      ...{ recipients: this.#order.recipients, zones: this.#zones },
      // Numbers stay sealed here; who lives in India has one of there.
      dialsIndia: this.#order.country === "IN",
      alone: others.every((other) => isDone(other, now)),
    };
  }

  #seen(now: Date): ParcelPast[] {
    return this.#order.parcels.filter(({ seenAt }) => seenAt <= now);
  }

  #rowOf(message: PlannedMessage, at: Date): Row {
    const extra = { id: message.key, recipientSealed: null, sendingAt: null, endedAt: at, putOff: [], shipmentIds: [] };
    return { ...message, ...extra };
  }

  #dropWaiting(at: Date): void {
    for (const row of this.rows.filter(({ state }) => state === "pending")) {
      this.#change(row, { state: "superseded", reason: "order_cancelled", endedAt: at });
    }
  }

  #change(row: Row, change: Partial<Row>): void {
    this.rows = this.rows.map((one) => (one.id === row.id ? { ...one, ...change } : one));
  }
}

/** A parcel as it was known at an instant: folded from what had been heard by then. */
function factsAt(parcel: ParcelPast, now: Date): ParcelFacts {
  const { number, seenAt, fulfilledAt, fulfillmentChangedAt, cancelledAt, removedAt } = parcel;
  const known = parcel.events.filter((event) => event.heardAt <= now);
  const circumstances = { startedAt: fulfilledAt, cancelledAt: isPast(cancelledAt, now) ? cancelledAt : null, now };
  const { status, cycle, statusAt } = foldTimeline(known, circumstances);
  const removed = isPast(removedAt, now);
  return { number, seenAt, fulfilledAt, fulfillmentChangedAt, status, cycle, statusAt, removed };
}

function isDone(parcel: ParcelPast, now: Date): boolean {
  const { removed, status } = factsAt(parcel, now);
  return removed || FINAL.has(status);
}

function isPast(at: Date | null, now: Date): boolean {
  return at !== null && at <= now;
}

function toldOf({ kind, channel, shipmentId, state, reason, endedAt, putOff, shipmentIds, runAt }: Row): Told {
  const outcome = state === "sent" ? "sent" : state === "pending" ? "waiting" : "not_sent";
  return {
    kind,
    channel,
    shipmentId,
    outcome,
    reason,
    at: outcome === "waiting" ? runAt : endedAt,
    putOff,
    shipmentIds,
  };
}
