import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Account, ParcelAccount, ToldRow } from "#app/estimates/ledger/account.ts";
import { owedBy } from "#app/estimates/ledger/owed.ts";
import { reckon } from "#app/estimates/ledger/reckon.ts";
import { windowEnd } from "#app/estimates/ledger/window-end.ts";
import { localDay } from "#app/lib/local-day.ts";
import { readCause } from "#app/notifications/arbiter/cause.ts";
import { whyUntrue } from "#app/notifications/arbiter/truth.ts";
import type { MessageView } from "#app/notifications/content/view.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";

import { type BookedMessage, withPromises } from "./promised.ts";
import { toldInMessage } from "./told-in-message.ts";

const HOUR = 3_600_000;
const ZONE = "Europe/Berlin";
const START = Date.parse("2026-10-20T08:00:00Z");
const ORDER = "order";

type Step =
  | { what: "wait"; hours: number }
  | { what: "look"; parcel: number; surface: "page" | "order_status" }
  | { what: "estimate"; parcel: number; days: number; width: number }
  | { what: "scan"; parcel: number; status: "in_transit" | "delayed" | "out_for_delivery" }
  | { what: "deliver"; parcel: number };

const parcel = fc.nat({ max: 1 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 30 }).map((hours): Step => ({ what: "wait", hours: hours + 1 })) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("look" as const), parcel, surface: fc.constantFrom("page" as const, "order_status" as const) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("estimate" as const), parcel, days: fc.integer({ min: -2, max: 6 }), width: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("scan" as const), parcel, status: fc.constantFrom("in_transit" as const, "delayed" as const, "out_for_delivery" as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("deliver" as const), parcel }) },
); // prettier-ignore

interface Sorry {
  parcel: string;
  day: string;
  news: string;
}

/** An order of two parcels, its ledger and its mailbox, on a clock of its own. */
class World {
  now = new Date(START);
  readonly account: Account;
  readonly estimates = new Map<string, { earliestOn: string; latestOn: string }>();
  /** Each parcel's messages are told once: by kind, and by cause. */
  readonly sent = new Set<string>();
  readonly sorries: Sorry[] = [];

  constructor() {
    const parcels = ["one", "two"].map((id): ParcelAccount => ({
      ...{ id, status: "in_transit", statusAt: this.now, createdAt: this.now },
      ...{ leftAt: null, removedAt: null, deliveredAt: null, readyAt: null },
    }));
    const order = {
      shop: "willow",
      orderId: ORDER,
      timeZone: ZONE,
      cancelledAt: null,
      refundedAt: null,
      isWaiting: false,
    };
    this.account = { ...order, parcels, told: [] };
    for (const { id } of parcels) this.estimates.set(id, { earliestOn: this.day(2), latestOn: this.day(4) });
  }

  day(days: number): string {
    return localDay(new Date(this.now.getTime() + days * 24 * HOUR), ZONE);
  }

  live(one: Step): void {
    if (one.what === "wait") {
      this.now = new Date(this.now.getTime() + one.hours * HOUR);
    } else {
      const known = this.account.parcels[one.parcel];
      if (!known || known.status === "delivered") return;
      if (one.what === "look") this.look(known, one.surface);
      if (one.what === "estimate") {
        const latestOn = this.day(Math.max(0, one.days));
        this.estimates.set(known.id, { earliestOn: this.day(Math.max(0, one.days - one.width)), latestOn });
      }
      if (one.what === "scan") this.reach(known, one.status);
      if (one.what === "deliver") this.reach(known, "delivered");
    }
    this.settle();
  }

  reach(known: ParcelAccount, status: "in_transit" | "delayed" | "out_for_delivery" | "delivered"): void {
    known.status = status;
    known.statusAt = this.now;
    if (status === "delivered") known.deliveredAt = this.now;
    this.send(known, status, null);
  }

  look({ id }: ParcelAccount, surface: string): void {
    const { latestOn } = this.estimates.get(id) ?? {};
    if (latestOn === undefined || latestOn < this.day(0)) return;
    const last = this.account.told.findLast((row) => row.id.startsWith(`${id}|${surface}|`));
    if (last?.latestOn !== latestOn) this.tell(`${id}|${surface}|${this.account.told.length}`, id, latestOn, null);
  }

  tell(id: string, subjectId: string, latestOn: string, messageId: string | null): void {
    const open = { outcome: null, shipsByOn: null, leftOutcome: null } as const;
    const row = { ...open, isUntold: false, apologyId: null, apologyNews: null };
    const endsAt = windowEnd(latestOn, [ZONE]);
    this.account.told.push({ id, subjectId, latestOn, endsAt, toldAt: this.now, messageId, ...row });
  }

  /** A kind is news once for each parcel, and each cause. */
  send(known: ParcelAccount, kind: Exclude<MessageKind, "order_confirmed">, cause: BookedMessage["cause"]): void {
    const id = [known.id, kind, cause ?? ""].join("|");
    if (this.sent.has(id)) return;
    this.sent.add(id);
    if (whyUntrue({ kind, cycle: 0, cause }, { ...known, cycle: 0, removed: false })) return;
    const message: BookedMessage = { id, shop: "willow", orderId: ORDER, shipmentId: known.id, kind, cycle: 0, cause };
    const before = standing(this.account, known.id);
    const booked = withPromises(message, this.viewOf(known, kind, cause), this.account);
    if (before && booked.view.parcels[0]?.promised?.isSorry) {
      this.sorries.push({ parcel: known.id, day: before.latestOn, news: id });
    }
    for (const { latestOn } of toldInMessage({ orderId: ORDER }, "email", booked.view, [ZONE])) {
      this.tell(id, known.id, latestOn, id);
    }
  }

  viewOf(known: ParcelAccount, kind: MessageKind, cause: BookedMessage["cause"]): MessageView {
    const { id, statusAt, deliveredAt } = known;
    const estimate = this.estimates.get(id);
    const promise = estimate ? { ...estimate, basis: "learned" as const, moved: null } : null;
    const shop = { name: "Willow", logoUrl: "", accentColor: "#000000", supportEmail: "", postalAddress: "" };
    return {
      ...{ kind, cause: readCause(cause)?.why ?? null, now: this.now, timeZone: ZONE, shop, orderName: "#1001" },
      parcels: [{ id, place: null, carrier: "", number: "", reason: null, statusAt, deliveredAt, promise, items: [] }],
      ...{ firstName: null, window: null, items: [], trackingUrl: "", unsubscribeUrl: "", picks: null },
    };
  }

  settle(): void {
    for (const { id, outcome } of reckon(this.account, this.now)) {
      for (const row of this.account.told) if (row.id === id) row.outcome = outcome;
    }
    for (const { shipmentId, day } of owedBy(this.account)) {
      const known = this.account.parcels.find(({ id }) => id === shipmentId);
      if (known) this.send(known, "delayed", `late|${day}`);
    }
  }
}

function standing({ told }: Account, id: string): ToldRow | undefined {
  return told.filter(({ subjectId }) => subjectId === id).at(-1);
}

/** Everything comes in the end, later than anybody has said. */
function finish(world: World) {
  world.live({ what: "wait", hours: 24 * 12 });
  for (const index of [0, 1]) world.live({ what: "deliver", parcel: index });
}

describe("whatever is told, and whatever happens", () => {
  it("settles every promise by what happened, and says sorry once for each that stood broken", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const world = new World();
        for (const one of steps) world.live(one);
        finish(world);
        const { told, parcels } = world.account;
        for (const row of told) {
          const arrivedAt = parcels.find(({ id }) => id === row.subjectId)?.deliveredAt ?? null;
          expect(arrivedAt, "everything has come").not.toBeNull();
          expect(row.outcome).toBe(arrivedAt !== null && arrivedAt < row.endsAt ? "kept" : "broken");
        }
        const sorries = world.sorries.map((sorry) => `${sorry.parcel} ${sorry.day}`);
        expect(sorries, "sorry twice for one promise").toHaveLength(new Set(sorries).size);
        for (const { id } of parcels) {
          const last = standing(world.account, id);
          if (last?.outcome !== "broken") continue;
          expect(sorries, "sorry for the promise that stood").toContain(`${id} ${last.latestOn}`);
        }
        // Looking once more finds nothing to do: the same history told twice ends the same.
        expect(reckon(world.account, world.now)).toEqual([]);
        const known = structuredClone(world.account.told);
        world.settle();
        expect(world.account.told).toEqual(known);
      }),
      { numRuns: 400 },
    );
  });
});
