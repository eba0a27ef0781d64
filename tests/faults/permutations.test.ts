import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { apply, arrange, type OutboxRow } from "#app/notifications/arbiter/arrange.ts";
import { newsOfParcel } from "#app/notifications/arbiter/news.ts";
import { planMessages, type PlanFacts } from "#app/notifications/arbiter/plan.ts";
import { completeRules } from "#app/notifications/arbiter/rule.ts";
import { sendingRulesSchema } from "#app/notifications/sending-rules.ts";
import { db } from "#app/db.server.ts";
import { foldTimeline, type ShipmentState } from "#app/tracking/fold.ts";
import type { TrackingEventFact } from "#app/tracking/event.ts";
import type { Status } from "#app/tracking/status.ts";
import { eventJson, fulfillmentJson, orderJson } from "#tests/support/bodies.ts";
import { AT_ONCE } from "#tests/support/drill.ts";
import { expectHouseWell, shopifySays, useHouse } from "#tests/support/house.ts";

const house = useHouse();
const NOW = new Date("2026-11-20T18:00:00Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const JOURNEY: readonly Status[] = [
  "label_created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "delivery_attempted",
  "out_for_delivery",
  "delivered",
];
const EVENTS: TrackingEventFact[] = JOURNEY.map((status, index) => {
  const happenedAt = minutesAgo(120 - index * 15);
  return { id: String(index), source: "shopify", status, reason: null, happenedAt, estimatedAt: null };
});

function facts(): PlanFacts {
  return {
    ...{ shop: "willow", orderId: "o", shipmentId: "p", alone: true, notifyFrom: minutesAgo(999), now: NOW },
    ...{ zones: ["UTC"], rules: completeRules([]), sending: sendingRulesSchema.parse(AT_ONCE) },
    dialsIndia: false,
    recipients: { email: Buffer.from("ana"), sms: null },
  };
}

function parcelOf(state: ShipmentState) {
  const at = minutesAgo(130);
  return { ...state, number: "JD1", removed: false, seenAt: at, fulfilledAt: at, fulfillmentChangedAt: at };
}

/** Lets events arrive one by one; after each, what is worth telling leaves at once or, when `patient`, at the end. */
function live(arrivals: readonly TrackingEventFact[], patient: boolean) {
  const heard: TrackingEventFact[] = [];
  const told: string[] = [];
  let rows: (OutboxRow & { id: string })[] = [];
  let state = foldTimeline([], { startedAt: minutesAgo(130) });
  const send = () => {
    told.push(...rows.flatMap(({ state: now, kind, cycle }) => (now === "pending" ? [`${kind} ${cycle}`] : [])));
    rows = rows.map((row) => (row.state === "pending" ? { ...row, state: "accepted" } : row));
  };
  for (const event of arrivals) {
    heard.push(event);
    state = foldTimeline(heard, { startedAt: minutesAgo(130) });
    const parcel = parcelOf(state);
    const planned = planMessages(facts(), newsOfParcel(parcel, facts().notifyFrom));
    const { inserts, changes } = arrange(rows, planned, new Map([["p", parcel]]));
    const added = inserts.map((row, index) => ({
      ...row,
      id: `${rows.length + index}`,
      recipientSealed: null,
      sendingAt: null,
    }));
    rows = apply([...rows, ...added], changes);
    if (!patient) send();
  }
  send();
  return { state, told };
}

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length <= 1) return [[...all]];
  return all.flatMap((one, index) => permutations(all.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

const ORDER = ["shipped 0", "out_for_delivery 0", "delivery_attempted 1", "out_for_delivery 1", "delivered 0"];

function expectForwards(told: readonly string[], arrivals: readonly TrackingEventFact[]) {
  const places = told.map((one) => ORDER.indexOf(one));
  const isForwards = places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1));
  if (!isForwards || told.at(-1) !== "delivered 0") {
    throw new Error(`${arrivals.map(({ id }) => id).join("")} was told as ${told.join(", ")}`);
  }
}

describe("seven events in every order they may arrive in", () => {
  const inOrder = live(EVENTS, false);

  it("are told one by one when they come in their own", () => {
    expect(inOrder.told).toEqual(ORDER);
  });

  it("lead to the same parcel, and to a story that only goes forwards", () => {
    for (const arrivals of permutations(EVENTS)) {
      const { state, told } = live(arrivals, false);
      expect(state).toEqual(inOrder.state);
      expectForwards(told, arrivals);
    }
  }, 60_000);

  it("and each possibly twice, sent at once or late", () => {
    const twice = fc.shuffledSubarray([...EVENTS, ...EVENTS], { minLength: 7, maxLength: 14 });
    const whole = twice.filter((some) => new Set(some).size === EVENTS.length);
    fc.assert(
      fc.property(whole, fc.boolean(), (arrivals, patient) => {
        const { state, told } = live(arrivals, patient);
        expect(state).toEqual(inOrder.state);
        expectForwards(told, arrivals);
        if (patient) expect(told).toEqual(["delivered 0"]);
      }),
      { numRuns: process.env.FAULTS === "all" ? 10_000 : 1_000 },
    );
  }, 120_000);
});

const CODES = ["label_printed", "carrier_picked_up", "in_transit", "out_for_delivery", "attempted_delivery", "out_for_delivery", "delivered"]; // prettier-ignore

describe("through the door", () => {
  it("any order, some of it twice, leads to the same parcel", async () => {
    const [samples] = fc.sample(fc.array(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 3, 6], { minLength: 9 }), { minLength: 4, maxLength: 4 }), 1); // prettier-ignore
    for (const [index, arrivals] of (samples ?? []).entries()) {
      const order = { id: 5100 + index, admin_graphql_api_id: `gid://shopify/Order/${5100 + index}` };
      const ids = { order_id: order.id, id: 7100 + index, admin_graphql_api_id: `gid://shopify/Fulfillment/${7100 + index}` }; // prettier-ignore
      const events = CODES.map((code, step) => eventJson(code, 70 - step * 10, { order_id: order.id, fulfillment_id: ids.id })); // prettier-ignore
      await shopifySays(house, "orders/create", orderJson(order));
      await house.work();
      await shopifySays(house, "fulfillments/create", fulfillmentJson(ids));
      await house.work();
      for (const at of arrivals) {
        expect(await shopifySays(house, "fulfillment_events/create", events[at])).toBe(200);
        await house.work();
      }
    }
    const parcels = await db.shipment.findMany({ select: { status: true, cycle: true, milestone: true } });
    expect(parcels).toHaveLength(4);
    expect(new Set(parcels.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(parcels[0]).toEqual({ status: "delivered", cycle: 1, milestone: "delivered" });
    await expectHouseWell(house);
  });
});
