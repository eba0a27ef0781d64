import fc from "fast-check";
import { expect, it } from "vitest";

import { STATUSES } from "#app/tracking/status.ts";

import { isAnyInTrouble } from "./parcels-in-trouble.ts";

const TODAY = "2026-11-14";
const CALM = [
  "pending",
  "label_created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "ready_for_pickup",
  "delivered",
];

const calm = fc.record({
  status: fc.constantFrom(...STATUSES.filter((status) => CALM.includes(status))),
  latestOn: fc.constantFrom(null, TODAY, "2026-11-20"),
  isSilent: fc.constant(false),
});
const troubled = fc.oneof(
  fc.record({
    status: fc.constantFrom(...STATUSES.filter((status) => ![...CALM, "cancelled"].includes(status))),
    latestOn: fc.constantFrom(null, TODAY, "2026-11-20"),
    isSilent: fc.boolean(),
  }),
  fc.record({
    status: fc.constant("in_transit" as const),
    latestOn: fc.constantFrom("2026-11-13", "2026-10-01"),
    isSilent: fc.boolean(),
  }),
  fc.record({
    status: fc.constant("in_transit" as const),
    latestOn: fc.constantFrom(null, TODAY),
    isSilent: fc.constant(true),
  }),
);

it("one parcel that is late, silent, attempted, lost or on its way back is enough, wherever it stands among the others", () => {
  const mixed = fc.tuple(fc.array(calm, { maxLength: 3 }), troubled, fc.array(calm, { maxLength: 3 }));
  fc.assert(
    fc.property(mixed, ([before, one, after]) => {
      expect(isAnyInTrouble([...before, one, ...after], TODAY)).toBe(true);
      expect(isAnyInTrouble([...before, ...after], TODAY)).toBe(false);
    }),
  );
});
