import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { TrackingEventFact } from "./event.ts";
import { type Circumstances, EXPIRY_DAYS, foldTimeline } from "./fold.ts";
import { type EventStatus, JOURNEY_RANK, type Status, STATUSES } from "./status.ts";

const DAY = 86_400_000;
const START = new Date("2026-11-02T08:00:00Z");
const circumstances: Circumstances = { startedAt: START };

function hour(hours: number): Date {
  return new Date(START.getTime() + hours * 3_600_000);
}

/** "in_transit@3" happened three hours after the start; "in_transit@3 echo" is Shopify's word on the whole. */
function events(...words: string[]): TrackingEventFact[] {
  return words.map((word, index) => {
    const [happening = "", source = "shopify"] = word.split(" ");
    const [status, at] = happening.split("@");
    return {
      id: String(index).padStart(3, "0"),
      source,
      status: status as EventStatus,
      reason: null,
      happenedAt: hour(Number(at)),
      estimatedAt: null,
    };
  });
}

describe("the status of a parcel", () => {
  const table: [title: string, told: string[], status: Status, milestone: Status][] = [
    ["nothing heard yet", [], "pending", "pending"],
    ["a label", ["label_created@1"], "label_created", "label_created"],
    ["picked up", ["label_created@1", "picked_up@2"], "picked_up", "picked_up"],
    ["moving", ["picked_up@2", "in_transit@3"], "in_transit", "in_transit"],
    ["on the van", ["in_transit@3", "out_for_delivery@4"], "out_for_delivery", "out_for_delivery"],
    ["at the counter", ["in_transit@3", "ready_for_pickup@4"], "ready_for_pickup", "ready_for_pickup"],
    ["arrived", ["out_for_delivery@4", "delivered@5"], "delivered", "delivered"],
    ["delivered is told before the van", ["delivered@5", "out_for_delivery@4"], "delivered", "delivered"],
    ["a label told after a scan", ["in_transit@3", "label_created@4"], "in_transit", "in_transit"],
    ["delayed", ["in_transit@3", "delayed@4"], "delayed", "in_transit"],
    ["delayed lasts through a label", ["delayed@2", "label_created@3"], "delayed", "label_created"],
    ["delayed ends with a scan", ["in_transit@3", "delayed@4", "in_transit@5"], "in_transit", "in_transit"],
    ["a failed attempt", ["out_for_delivery@4", "delivery_attempted@5"], "delivery_attempted", "out_for_delivery"],
    ["stuck", ["in_transit@3", "exception@4"], "exception", "in_transit"],
    ["scans after delivery say nothing", ["delivered@5", "in_transit@6", "delivered@7"], "delivered", "delivered"],
    ["a return after delivery", ["delivered@5", "returning@6"], "returning", "delivered"],
    ["on the way back", ["exception@4", "returning@5"], "returning", "pending"],
    ["back", ["returning@5", "returned@6"], "returned", "pending"],
    ["an echo of the failure that became a return", ["returning@5", "exception@6 echo"], "returning", "pending"],
    ["nothing follows the return", ["returned@6", "in_transit@7"], "returned", "in_transit"],
    ["an unknown code", ["in_transit@3", "unknown@4"], "in_transit", "in_transit"],
    ["at the same instant the journey decides", ["delivered@5", "out_for_delivery@5"], "delivered", "delivered"],
    ["only an echo", ["in_transit@3 echo"], "in_transit", "in_transit"],
    ["an echo of a real event", ["in_transit@3", "out_for_delivery@4", "in_transit@5 echo"], "out_for_delivery", "out_for_delivery"],
    ["echoes that change", ["in_transit@3 echo", "delayed@4 echo", "in_transit@5 echo"], "in_transit", "in_transit"],
    ["an echo repeated later", ["exception@3 echo", "in_transit@4", "exception@5 echo"], "in_transit", "in_transit"],
  ]; // prettier-ignore

  it.each(table)("%s", (_title, told, status, milestone) => {
    expect(foldTimeline(events(...told), circumstances)).toMatchObject({ status, milestone });
  });

  it("is cancelled with its fulfillment, unless it has arrived", () => {
    const cancelled = { startedAt: START, cancelledAt: hour(9) };
    expect(foldTimeline(events("in_transit@3"), cancelled)).toMatchObject({ status: "cancelled", statusAt: hour(9) });
    expect(foldTimeline(events("delivered@5"), cancelled).status).toBe("delivered");
  });

  it("expires after sixty days of silence, and any news wakes it", () => {
    const told = events("in_transit@3");
    const eve = new Date(hour(3).getTime() + EXPIRY_DAYS * DAY - 1);
    const day = new Date(eve.getTime() + 1);
    expect(foldTimeline(told, { startedAt: START, now: eve }).status).toBe("in_transit");
    expect(foldTimeline(told, { startedAt: START, now: day })).toMatchObject({ status: "expired", statusAt: day });
    expect(foldTimeline(events("in_transit@3", "in_transit@30"), { startedAt: START, now: day }).status).toBe(
      "in_transit",
    );
    expect(foldTimeline(events("delivered@3"), { startedAt: START, now: day }).status).toBe("delivered");
    expect(foldTimeline([], { startedAt: START, now: day }).status).toBe("expired");
  });

  it("reaches all fourteen words", () => {
    const reached = new Set<Status>(table.map(([, , status]) => status).concat("cancelled", "expired"));
    expect([...reached].sort()).toEqual([...STATUSES].sort());
  });
});

describe("what else the events tell", () => {
  it("counts failed attempts and dates the latest", () => {
    const told = events("delivery_attempted@5", "out_for_delivery@28", "delivery_attempted@29");
    expect(foldTimeline(told, circumstances)).toMatchObject({ cycle: 2, statusAt: hour(29) });
  });

  it("knows since when a status holds", () => {
    const told = events("in_transit@3", "in_transit@9");
    expect(foldTimeline(told, circumstances)).toMatchObject({ statusAt: hour(3), lastEventAt: hour(9) });
  });

  it.each([
    ["a scan", ["in_transit@3", "in_transit@9"], 9],
    ["a code we do not know", ["in_transit@3", "unknown@9"], 9],
    ["not Shopify's word on what was told already", ["in_transit@3", "in_transit@9 echo"], 3],
    ["that word where nobody else tells, once", ["in_transit@3 echo", "in_transit@9 echo"], 3],
  ])("was heard of last by %s", (_, told, at) => {
    expect(foldTimeline(events(...told), circumstances).lastEventAt).toEqual(hour(at));
  });

  it("keeps the first delivery", () => {
    const told = events("delivered@5", "delivered@6", "returning@7");
    expect(foldTimeline(told, circumstances).deliveredAt).toEqual(hour(5));
  });

  it("takes the date of arrival from the latest event that names one", () => {
    const told = events("in_transit@3", "in_transit@4", "unknown@5").map((event, index) =>
      index === 2 ? event : { ...event, estimatedAt: hour(100 + index) },
    );
    expect(foldTimeline(told, circumstances).carrierEtaAt).toEqual(hour(101));
  });

  it("keeps a reason as long as the trouble lasts", () => {
    const [first, second, third] = events("exception@3", "exception@4", "in_transit@5");
    const why = { ...first!, reason: "carrier_damaged" };
    expect(foldTimeline([why, second!], circumstances).reason).toBe("carrier_damaged");
    expect(foldTimeline([why, second!, third!], circumstances).reason).toBeNull();
  });
});

describe("whatever order events are told in", () => {
  const told = fc
    .array(
      fc.record({
        status: fc.constantFrom<EventStatus>(
          ...STATUSES.filter((one) => one !== "cancelled" && one !== "expired"),
          "unknown",
        ),
        source: fc.constantFrom("shopify", "echo"),
        at: fc.integer({ min: 0, max: 12 }),
        eta: fc.option(fc.integer({ min: 20, max: 30 })),
      }),
      { maxLength: 12 },
    )
    .map((list) =>
      list.map(({ status, source, at, eta }, index): TrackingEventFact => ({
        id: String(index).padStart(3, "0"),
        source,
        status,
        reason: null,
        happenedAt: hour(at),
        estimatedAt: eta === null ? null : hour(eta),
      })),
    );
  const seeded = { seed: 1001, numRuns: 500 };
  const rank = (status: Status) => JOURNEY_RANK[status] ?? -1;

  it("the state is the same, duplicates and all", () => {
    const shuffled = told.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, mess]) => {
        expect(foldTimeline(mess, circumstances)).toEqual(foldTimeline(list, circumstances));
      }),
      seeded,
    );
  });

  it("one more event never lowers the milestone", () => {
    fc.assert(
      fc.property(told, (list) => {
        const reached = list.map((_, index) => foldTimeline(list.slice(0, index), circumstances));
        for (const [index, before] of reached.entries()) {
          const after = foldTimeline(list.slice(0, index + 1), circumstances);
          expect(rank(after.milestone)).toBeGreaterThanOrEqual(rank(before.milestone));
        }
      }),
      seeded,
    );
  });

  it("a late event cannot move a parcel backwards", () => {
    const real = told.map((list) => list.map((event) => ({ ...event, source: "shopify" })));
    fc.assert(
      fc.property(real, fc.constantFrom<Status>("label_created", "picked_up", "in_transit"), (list, status) => {
        const before = foldTimeline(list, circumstances);
        fc.pre(rank(before.status) >= rank(status));
        const late = { ...events(`${status}@0`)[0]!, id: "late", happenedAt: hour(-1) };
        const after = foldTimeline([...list, late], circumstances);
        expect(rank(after.status)).toBeGreaterThanOrEqual(rank(status));
        expect(after.status === before.status || before.status === "label_created").toBe(true);
      }),
      seeded,
    );
  });
});
