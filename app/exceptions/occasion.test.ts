import { expect, it } from "vitest";

import { stillHolds } from "./occasion.ts";

const AT = new Date("2026-11-12T11:00:00Z");
const minutes = (count: number) => new Date(AT.getTime() + count * 60_000);
const parcel = { status: "delivery_attempted", cycle: 1, statusAt: AT } as const;

it.each([
  ["right after the attempt", {}, true],
  ["when the attempt is dated a little ahead of our clock", { statusAt: minutes(9) }, true],
  ["when an earlier attempt becomes known later", { statusAt: minutes(-60) }, true],
  ["not when the parcel came back to the status later", { statusAt: minutes(30) }, false],
  ["not when the carrier tried again", { cycle: 2 }, false],
  ["not when the carrier moved it", { status: "in_transit" }, false],
] as const)("holds %s", (_, changes, holds) => {
  expect(stillHolds({ status: "delivery_attempted", cycle: 1, madeAt: AT }, { ...parcel, ...changes })).toBe(holds);
});
