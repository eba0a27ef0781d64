import { describe, expect, it } from "vitest";

import { estimateWindow, type Rules } from "./rule-estimate.ts";

const RULES: Rules = { processingDays: 1, transitDaysMin: 2, transitDaysMax: 6, cutOffHour: null };
const BERLIN = "Europe/Berlin";

function windowOf(at: { ordered?: string; shipped?: string; eta?: string }, zone = BERLIN, rules = RULES) {
  const instant = (text: string | undefined) => (text ? new Date(text) : null);
  const facts = {
    orderedAt: new Date(at.ordered ?? "2026-11-02T09:00:00Z"),
    shippedAt: instant(at.shipped),
    carrierEtaAt: instant(at.eta),
  };
  const { earliestOn, latestOn, basis } = estimateWindow(facts, rules, zone);
  return `${earliestOn}..${latestOn} ${basis}`;
}

describe("estimateWindow", () => {
  it.each([
    ["Monday's order", { ordered: "2026-11-02T09:00:00Z" }, "2026-11-05..2026-11-11 rule"],
    ["Friday's order is packed on Monday", { ordered: "2026-11-06T09:00:00Z" }, "2026-11-11..2026-11-17 rule"],
    ["Sunday's order counts from Monday", { ordered: "2026-11-08T09:00:00Z" }, "2026-11-12..2026-11-18 rule"],
    ["once shipped, packing counts no more", { shipped: "2026-11-03T15:00:00Z" }, "2026-11-05..2026-11-11 rule"],
    ["shipped on a Saturday", { shipped: "2026-11-07T15:00:00Z" }, "2026-11-11..2026-11-17 rule"],
    ["a day begins where the shop is", { shipped: "2026-11-02T23:30:00Z" }, "2026-11-05..2026-11-11 rule"],
    ["the carrier's word wins", { shipped: "2026-11-03T15:00:00Z", eta: "2026-11-07T17:00:00Z" }, "2026-11-07..2026-11-07 carrier"],
    ["the carrier's hour is told in the shop's day", { eta: "2026-11-06T23:30:00Z" }, "2026-11-07..2026-11-07 carrier"],
  ] as const)("%s", (_title, at, expected) => {
    expect(windowOf(at)).toBe(expected);
  }); // prettier-ignore

  it("takes midnight UTC for a bare day, wherever the shop is", () => {
    expect(windowOf({ eta: "2026-11-07T00:00:00Z" }, "America/Los_Angeles")).toBe("2026-11-07..2026-11-07 carrier");
    expect(windowOf({ eta: "2026-11-07T00:00:00Z" }, "Pacific/Auckland")).toBe("2026-11-07..2026-11-07 carrier");
  });

  it("counts days across changes of the clock", () => {
    // Clocks change on 25 October 2026 in Berlin, on 1 November in New York.
    expect(windowOf({ shipped: "2026-10-23T20:00:00Z" })).toBe("2026-10-27..2026-11-02 rule");
    expect(windowOf({ shipped: "2026-10-30T20:00:00Z" }, "America/New_York")).toBe("2026-11-03..2026-11-09 rule");
  });

  it("can promise the same day, but no Sunday", () => {
    const rules = { ...RULES, processingDays: 0, transitDaysMin: 0, transitDaysMax: 0 };
    expect(windowOf({ ordered: "2026-11-02T09:00:00Z" }, BERLIN, rules)).toBe("2026-11-02..2026-11-02 rule");
    expect(windowOf({ ordered: "2026-11-08T09:00:00Z" }, BERLIN, rules)).toBe("2026-11-09..2026-11-09 rule");
  });

  it("counts an order after the cut-off as the next day's", () => {
    const rules = { ...RULES, cutOffHour: 14 };
    expect(windowOf({ ordered: "2026-11-02T12:59:00Z" }, BERLIN, rules)).toBe("2026-11-05..2026-11-11 rule");
    expect(windowOf({ ordered: "2026-11-02T13:00:00Z" }, BERLIN, rules)).toBe("2026-11-06..2026-11-12 rule");
    expect(windowOf({ ordered: "2026-11-08T20:00:00Z" }, BERLIN, rules)).toBe("2026-11-12..2026-11-18 rule");
  });

  it("counts in UTC where the zone is unknown", () => {
    expect(windowOf({ shipped: "2026-11-02T23:30:00Z" }, "Atlantis/Capital")).toBe("2026-11-04..2026-11-10 rule");
  });
});
