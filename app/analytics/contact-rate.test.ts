import { describe, expect, it } from "vitest";

import { contactRate } from "./contact-rate.ts";

describe("a contact rate", () => {
  // Exact Poisson limits: 0 (0, 3.69), 1 (0.03, 5.57), 5 (1.62, 11.67), 10 (4.80, 18.39), 100 (81.36, 121.63).
  it.each<[number, number, number, number]>([
    [0, 0, 3.69, 0.05],
    [1, 0.03, 5.57, 0.05],
    [5, 1.62, 11.67, 0.05],
    [10, 4.8, 18.39, 0.05],
    [100, 81.36, 121.63, 0.05],
  ])("of %i contacts lies between the known limits", (contacts, low, high, error) => {
    const { range } = contactRate(contacts, 100);
    expect(Math.abs((range?.low ?? NaN) - low)).toBeLessThan(error);
    expect(Math.abs((range?.high ?? NaN) - high)).toBeLessThan(error);
  });

  it.each<[number, number, number | null, boolean]>([
    [0, 0, null, true],
    [3, 0, null, true],
    [3, 12, 25, true],
    [9, 1000, 0.9, true],
    [10, 99, 1000 / 99, true],
    [10, 100, 10, false],
    [150, 100, 150, false],
  ])("of %i in %i orders: %s per 100, too few to tell: %s", (contacts, orders, per100, isThin) => {
    expect(contactRate(contacts, orders)).toMatchObject({ contacts, orders, per100, isThin });
  });
});
