import { describe, expect, it } from "vitest";

import { isOfferedIn, type MarketOffer, priceIn } from "./market.ts";

const offer = (change: Partial<MarketOffer> = {}): MarketOffer => {
  return { published: true, priceMinor: 1_290, currency: "CHF", ...change };
};

describe("offered in a country", () => {
  it.each([
    ["nothing is known of any market", {}, "DE", true],
    ["it is published there", { DE: offer() }, "DE", true],
    ["it is held back there", { DE: offer({ published: false }), CH: offer() }, "DE", false],
    ["it is held back elsewhere", { DE: offer({ published: false }), CH: offer() }, "CH", true],
    ["nobody has asked about it, and it is sold in all others", { DE: offer() }, "JP", true],
    ["nobody has asked about it, and it is held back somewhere", { DE: offer({ published: false }) }, "JP", false],
    ["the order names none", { DE: offer() }, null, true],
    ["the order names none, and it is held back somewhere", { DE: offer({ published: false }) }, null, false],
  ])("when %s", (_what, offers, country, expected) => {
    expect(isOfferedIn(offers, country)).toBe(expected);
  });
});

describe("the price in a country", () => {
  const lamp = { priceMinor: 1_200, currency: "EUR", markets: { CH: offer(), JP: offer({ priceMinor: null }) } };
  const home = { priceMinor: 1_200, currency: "EUR" };

  it.each([
    ["its own", "CH", { priceMinor: 1_290, currency: "CHF" }],
    ["the shop's where it has none", "JP", home],
    ["the shop's where nobody has asked", "US", home],
    ["the shop's without a country", null, home],
  ])("is %s", (_what, country, expected) => {
    expect(priceIn(lamp, country)).toEqual(expected);
  });
});
