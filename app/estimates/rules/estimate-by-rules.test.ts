import { describe, expect, it } from "vitest";

import { type DeliveryRules, deliveryRulesSchema } from "#app/shops/delivery-rules.ts";

import { estimateByRules, type RuleFacts } from "./estimate-by-rules.ts";

interface Asked {
  ordered?: string;
  shipped?: string;
  asOf?: string;
  to?: string;
  zone?: string;
  home?: string | null;
}

/** Ships by, earliest and latest, as month and day. */
function told(asked: Asked, rules: Partial<DeliveryRules> = {}): string {
  const { ordered = "2026-11-02T09:00:00Z", shipped, asOf, to = "", zone = "Europe/Berlin", home = null } = asked;
  const [country, region, area] = to.split(" ");
  const facts: RuleFacts = {
    orderedAt: new Date(ordered),
    shippedAt: shipped === undefined ? null : new Date(shipped),
    to: { country: country || null, region: region ?? null, area: area ?? null },
    home: { timeZone: zone, country: home },
    ...(asOf === undefined ? {} : { asOf: new Date(asOf) }),
  };
  const { shipsByOn, earliestOn, latestOn } = estimateByRules(facts, deliveryRulesSchema.parse(rules));
  return [shipsByOn, earliestOn, latestOn].map((day) => day.slice(5)).join(" ");
}

describe("estimateByRules", () => {
  it.each([
    ["Monday's order", { ordered: "2026-11-02T09:00:00Z" }, "11-03 11-05 11-11"],
    ["Friday's order is packed on Monday", { ordered: "2026-11-06T09:00:00Z" }, "11-09 11-11 11-17"],
    ["Sunday's order counts from Monday", { ordered: "2026-11-08T09:00:00Z" }, "11-10 11-12 11-18"],
    ["once shipped, packing counts no more", { shipped: "2026-11-03T15:00:00Z" }, "11-03 11-05 11-11"],
    ["shipped on a Saturday", { shipped: "2026-11-07T15:00:00Z" }, "11-07 11-11 11-17"],
    ["a day begins where the shop is", { shipped: "2026-11-02T23:30:00Z" }, "11-03 11-05 11-11"],
    ["an unknown zone is UTC", { shipped: "2026-11-02T23:30:00Z", zone: "Atlantis/Capital" }, "11-02 11-04 11-10"],
    ["clocks change in Berlin", { ordered: "2026-10-20T09:00:00Z", shipped: "2026-10-23T20:00:00Z" }, "10-23 10-27 11-02"],
    ["clocks change in New York", { ordered: "2026-10-20T09:00:00Z", shipped: "2026-10-30T20:00:00Z", zone: "America/New_York" }, "10-30 11-03 11-09"],
  ] as const)("%s", (_title, asked, expected) => {
    expect(told(asked)).toBe(expected);
  }); // prettier-ignore

  it("counts an order after the cut-off as the next day's", () => {
    const rules = { cutOffHour: 14 };
    expect(told({ ordered: "2026-11-02T12:59:00Z" }, rules)).toBe("11-03 11-05 11-11");
    expect(told({ ordered: "2026-11-02T13:00:00Z" }, rules)).toBe("11-04 11-06 11-12");
    expect(told({ ordered: "2026-11-08T20:00:00Z" }, rules)).toBe("11-10 11-12 11-18");
  });

  it("takes the fast end of packing for the first day, the slow end for the last", () => {
    expect(told({}, { processingMin: 0, processingMax: 3 })).toBe("11-05 11-04 11-13");
  });

  it("can promise the same day, but no day on which nobody delivers", () => {
    const rules = { processingMin: 0, processingMax: 0, transitMin: 0, transitMax: 0 };
    expect(told({}, rules)).toBe("11-02 11-02 11-02");
    expect(told({ ordered: "2026-11-07T09:00:00Z" }, rules)).toBe("11-09 11-09 11-09");
    expect(told({ ordered: "2026-11-07T09:00:00Z" }, { ...rules, handlingDays: [6], deliveryDays: [7] })).toBe(
      "11-07 11-08 11-08",
    );
  });

  it("packs on the shop's own days, and delivers on the carrier's", () => {
    const saturday = { handlingDays: [1, 2, 3, 4, 5, 6], deliveryDays: [1, 2, 3, 4, 5, 6] };
    expect(told({ ordered: "2026-11-06T09:00:00Z" }, saturday)).toBe("11-07 11-10 11-14");
  });

  it("packs nothing on a day on which the shop is closed", () => {
    expect(told({}, { closedDays: ["2026-11-03", "2026-11-04"] })).toBe("11-05 11-09 11-13");
  });

  it("keeps the holidays of both ends, if told to", () => {
    // Christmas is a Friday in 2026, Boxing Day a Saturday with a substitute only in Britain.
    const asked = { ordered: "2026-12-23T09:00:00Z", home: "DE" };
    expect(told({ ...asked, to: "DE" })).toBe("12-24 12-29 01-05");
    expect(told({ ...asked, to: "GB" })).toBe("12-24 12-30 01-06");
    expect(told({ ...asked, to: "DE" }, { restsOnHolidays: false })).toBe("12-24 12-28 01-01");
    const late = { ordered: "2026-12-24T09:00:00Z", home: "DE", to: "DE" };
    expect(told(late)).toBe("12-28 12-30 01-06");
    expect(told(late, { closedOnHolidays: false, restsOnHolidays: false })).toBe("12-25 12-29 01-04");
  });

  it("keeps the holidays of where it packs, which may be elsewhere", () => {
    const asked = { ordered: "2026-06-03T09:00:00Z", home: "DE" };
    expect(told(asked)).toBe("06-04 06-08 06-12");
    expect(told(asked, { originCountry: "DE", originRegion: "BY" })).toBe("06-05 06-09 06-15");
  });

  it("asks the destination's zone for the road", () => {
    const rules = { zones: [{ countries: ["FR"], regions: [], postcodes: ["20"], transitMin: 5, transitMax: 8 }] };
    expect(told({ to: "FR  200" }, rules)).toBe("11-03 11-10 11-16");
    expect(told({ to: "FR  750" }, rules)).toBe("11-03 11-05 11-12");
  });

  it("tells the destination's days, over all of its zones", () => {
    const rules = { transitMin: 0, transitMax: 0, deliveryDays: [1, 2, 3, 4, 5, 6, 7] };
    expect(told({ shipped: "2026-11-03T20:00:00Z", to: "NZ AUK" }, rules)).toBe("11-03 11-04 11-04");
    // From Honolulu to New York it is not the same day everywhere.
    expect(told({ shipped: "2026-11-03T08:00:00Z", to: "US" }, rules)).toBe("11-03 11-02 11-03");
  });

  it("does not arrive before it was ordered, where days begin earlier", () => {
    const rules = { processingMin: 0, processingMax: 0, transitMin: 0, transitMax: 0 };
    expect(told({ ordered: "2026-11-02T22:30:00Z", to: "JP" }, rules)).toBe("11-02 11-04 11-04");
  });

  it("lets nothing leave in the past", () => {
    expect(told({ asOf: "2026-11-02T18:00:00Z" })).toBe("11-03 11-05 11-11");
    expect(told({ asOf: "2026-11-07T18:00:00Z" })).toBe("11-09 11-11 11-17");
    expect(told({ asOf: "2026-11-07T18:00:00Z", shipped: "2026-11-03T15:00:00Z" })).toBe("11-03 11-05 11-11");
  });
});
