import { describe, expect, it } from "vitest";

import { estimateSms } from "./estimate-sms.ts";

describe("estimateSms", () => {
  it("counts segments and signs", () => {
    expect(estimateSms("a".repeat(160), "US")).toMatchObject({ segments: 1, encoding: "GSM-7" });
    expect(estimateSms("a".repeat(161), "US")).toMatchObject({ segments: 2, encoding: "GSM-7" });
    expect(estimateSms("é".repeat(70) + "ê", "US")).toMatchObject({ segments: 2, encoding: "UCS-2" });
  });

  it("prices by country, and by the merchant's own price where there is one", () => {
    expect(estimateSms("a".repeat(161), "DE")).toMatchObject({ cost: { minor: 22, currency: "USD" }, basis: "table" });
    expect(estimateSms("a", "DE", { segmentPriceMinor: 7.5, currency: "EUR" })).toMatchObject({
      cost: { minor: 7.5, currency: "EUR" },
      basis: "merchant",
    });
  });

  it.each([null, "XX", "constructor"])("names no price for %s", (country) => {
    expect(estimateSms("a", country)).toMatchObject({ cost: null, basis: "unknown" });
  });
});
