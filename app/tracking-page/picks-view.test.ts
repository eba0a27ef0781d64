import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { NOW, expected, parcel, story } from "#tests/theme/stories.ts";
import { STATUSES } from "#app/tracking/status.ts";

import { stateOf } from "./parcel-state.ts";
import { viewOrder } from "./view.ts";

const CALM = new Set([
  "pending",
  "label_created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "ready_for_pickup",
  "delivered",
  "cancelled",
]);

const anyParcel = fc
  .record({
    id: fc.uuid(),
    status: fc.constantFrom(...STATUSES),
    statusAt: fc.date({ min: new Date("2026-11-01"), max: NOW, noInvalidDate: true }),
    estimate: fc.option(
      fc.constantFrom("2026-11-05", "2026-11-11", "2026-11-12", "2026-11-20").map((day) => expected(day)),
    ),
  })
  .map((change) => parcel(change));

describe("recommendations on the page of any order", () => {
  it("are none while any parcel is late, attempted, lost, in trouble or on its way back", () => {
    const clock = { now: NOW, timeZone: "Europe/Berlin", format: "en" };
    const holds = fc.property(fc.array(anyParcel, { minLength: 1, maxLength: 3 }), (parcels) => {
      const states = parcels.map((one) => stateOf(one, clock));
      const { picks } = viewOrder(story({ parcels }), NOW);
      if (!states.every((state) => CALM.has(state))) expect(picks).toBeNull();
    });
    fc.assert(holds, { numRuns: 200 });
  });

  it("are none for a cancelled or a redacted order, whatever its parcels do", () => {
    const order = story().order;
    const over = fc.constantFrom({ ...order, cancelledAt: NOW }, { ...order, redacted: true });
    const holds = fc.property(fc.array(anyParcel, { maxLength: 2 }), over, (parcels, ended) => {
      expect(viewOrder(story({ parcels, order: ended }), NOW).picks).toBeNull();
    });
    fc.assert(holds, { numRuns: 50 });
  });

  it("are none while nothing is heard of a parcel for longer than is usual", () => {
    const heardAt = new Date("2026-11-06T10:00:00Z");
    const usual = {
      heardAt,
      usualFromDays: 1,
      usualToDays: 3,
      tellAt: NOW,
      noticedAt: null,
      isWritten: true,
      isHandedOver: true,
    };
    const silent = (noticedAt: Date | null) =>
      viewOrder(story({ parcels: [parcel({ status: "in_transit", silence: { ...usual, noticedAt } })] }), NOW);
    expect(silent(NOW).picks).toBeNull();
    expect(silent(null).picks?.cards).toHaveLength(4);
  });

  it("are there while all is well", () => {
    expect(viewOrder(story(), NOW).picks?.cards).toHaveLength(4);
  });
});
