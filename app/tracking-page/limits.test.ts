import fc from "fast-check";
import { expect, it } from "vitest";

import { blockSeconds, LIMITS } from "./limits.ts";

it("closes an order's number for longer each time", () => {
  const blocks = [1, 2, 3, 4, 5, 6].map((strikes) => blockSeconds(LIMITS.order, strikes) / 60);
  expect(blocks).toEqual([15, 60, 240, 960, 1440, 1440]);
});

it("never closes everybody's look-up for more than a minute", () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.constantFrom(LIMITS.shop, LIMITS.trackingShop), (strikes, limit) => {
      expect(blockSeconds(limit, strikes)).toBe(60);
    }),
  );
});

it("leaves at most 30 tries for one order on the first day", () => {
  let tries = 0;
  for (let second = 0, strikes = 1; second < 86_400; strikes += 1) {
    tries += LIMITS.order.points;
    second += blockSeconds(LIMITS.order, strikes);
  }
  expect(tries).toBeLessThanOrEqual(30);
});
