import { describe, expect, it } from "vitest";

import { isShowable } from "./product.ts";

const now = new Date("2026-11-23T12:00:00Z");
const lamp = {
  status: "active",
  publishedAt: new Date("2026-01-01"),
  available: true,
  deletedAt: null,
  markets: {
    DE: { published: true, priceMinor: 100, currency: "EUR" },
    CH: { published: false, priceMinor: null, currency: "CHF" },
  },
};

describe("showable", () => {
  it.each([
    ["active, published, in stock", {}, true],
    ["published this very moment", { publishedAt: now }, true],
    ["a draft", { status: "draft" }, false],
    ["archived", { status: "archived" }, false],
    ["reachable by its link only", { status: "unlisted" }, false],
    ["never published", { publishedAt: null }, false],
    ["to be published tomorrow", { publishedAt: new Date("2026-11-24") }, false],
    ["sold out", { available: false }, false],
    ["deleted", { deletedAt: new Date("2026-11-01") }, false],
  ])("%s", (_what, change, expected) => {
    expect(isShowable({ ...lamp, ...change }, now, "DE")).toBe(expected);
  });

  it("where it is offered, and nowhere else", () => {
    expect(["DE", "CH", null].map((country) => isShowable(lamp, now, country))).toEqual([true, false, false]);
  });
});
