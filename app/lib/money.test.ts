import { describe, expect, it } from "vitest";

import { minorUnits } from "./money.ts";

describe("minor units", () => {
  it.each([
    ["19.99", "EUR", 1999],
    ["0.07", "USD", 7],
    ["1200", "JPY", 1200],
    ["1200.0", "JPY", 1200],
    ["1.234", "KWD", 1234],
    ["-5.00", "EUR", -500],
    [20, "EUR", 2000],
  ])("%s %s are %i", (amount, currency, expected) => {
    expect(minorUnits(amount, currency)).toBe(expected);
  });

  it("refuses what is no amount", () => {
    expect(() => minorUnits("free", "EUR")).toThrow(RangeError);
  });
});
