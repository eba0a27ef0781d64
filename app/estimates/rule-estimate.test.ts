import { describe, expect, it } from "vitest";

import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";

import { estimateWindow } from "./rule-estimate.ts";

function windowOf(eta: string | null, country: string | null = null, timeZone = "Europe/Berlin") {
  const facts = {
    orderedAt: new Date("2026-11-02T09:00:00Z"),
    shippedAt: null,
    carrierEtaAt: eta === null ? null : new Date(eta),
    to: { country, region: null, area: null },
    home: { timeZone, country: null },
  };
  const { earliestOn, latestOn, basis } = estimateWindow(facts, parseDeliveryRules({}));
  return `${earliestOn}..${latestOn} ${basis}`;
}

describe("estimateWindow", () => {
  it("counts by the shop's rules until the carrier has spoken", () => {
    expect(windowOf(null)).toBe("2026-11-05..2026-11-11 rule");
    expect(windowOf("2026-11-07T17:00:00Z")).toBe("2026-11-07..2026-11-07 carrier");
  });

  it("tells the carrier's hour as a day of the destination", () => {
    expect(windowOf("2026-11-06T23:30:00Z")).toBe("2026-11-07..2026-11-07 carrier");
    expect(windowOf("2026-11-06T23:30:00Z", "GB")).toBe("2026-11-06..2026-11-06 carrier");
    expect(windowOf("2026-11-07T06:00:00Z", "US")).toBe("2026-11-06..2026-11-07 carrier");
  });

  it("takes midnight UTC for a bare day, wherever it goes", () => {
    expect(windowOf("2026-11-07T00:00:00Z", "US")).toBe("2026-11-07..2026-11-07 carrier");
    expect(windowOf("2026-11-07T00:00:00Z", null, "Pacific/Auckland")).toBe("2026-11-07..2026-11-07 carrier");
  });
});
