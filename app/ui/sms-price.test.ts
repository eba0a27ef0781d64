import { expect, it } from "vitest";

import { tellPrice } from "./sms-price.ts";

it.each([
  ["the merchant's own", { cost: { minor: 1.58, currency: "EUR" }, basis: "merchant" }, "€0.0158"],
  ["a usual", { cost: { minor: 22, currency: "USD" }, basis: "table" }, "about $0.22"],
  ["an unknown", { cost: null, basis: "unknown" }, null],
] as const)("tells %s price", (_, cost, words) => {
  expect(tellPrice(cost)).toBe(words);
});
