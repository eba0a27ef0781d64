import { describe, expect, it } from "vitest";

import { closest } from "./closest.ts";

const WORDS = ["order.name", "shop.name", "parcel.carrier"];

describe("closest", () => {
  it.each([
    ["order.nam", "order.name"],
    ["Order.Name", "order.name"],
    ["parcel.carier", "parcel.carrier"],
    ["weather", null],
    ["", null],
  ])("%j was meant as %j", (typed, meant) => {
    expect(closest(typed, WORDS)).toBe(meant);
  });
});
