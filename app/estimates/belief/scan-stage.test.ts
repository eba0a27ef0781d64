import { describe, expect, it } from "vitest";

import type { EventStatus } from "#app/tracking/status.ts";

import { outdoesCarrier } from "./believe-stage.ts";
import { type Scan, stageNow } from "./scan-stage.ts";

const START = Date.parse("2026-11-03T08:00:00Z");
const at = (hours: number) => new Date(START + hours * 3_600_000);
const ENDS = { destination: { country: "DE", region: "BE" }, origin: "DE" };

/** "in_transit", or "in_transit DE-BE" where it says where; @param hours since the first */
function scan(word: string, hours: number): Scan {
  const [status = "", place = ""] = word.split(" ");
  const [country = "", region = ""] = place.split("-");
  const where = { country: country || null, region: region || null };
  const when = { happenedAt: at(hours), recordedAt: at(hours + 1), namesDay: false };
  return { id: `${word}${hours}`, source: "carrier", status: status as EventStatus, ...when, ...where };
}

const now = (...scans: [word: string, hours: number][]) => {
  const entry = stageNow(scans.map(([word, hours]) => scan(word, hours)), ENDS); // prettier-ignore
  return entry && `${entry.stage} since ${(entry.since.getTime() - START) / 3_600_000}`;
};

describe("stageNow", () => {
  it.each<[string | null, [string, number][]]>([
    [null, []],
    [null, [["picked_up DE-HH", 0], ["in_transit", 9]]],
    ["near since 20", [["picked_up DE-HH", 0], ["in_transit DE-BE", 20], ["in_transit DE-BE", 25]]],
    [null, [["in_transit DE-BE", 0], ["in_transit DE-BY", 9]]],
    ["near since 0", [["in_transit DE-BE", 0], ["delayed", 9], ["unknown", 12]]],
    ["van since 9", [["in_transit DE-BE", 0], ["out_for_delivery", 9], ["out_for_delivery", 11]]],
    ["van since 33", [["out_for_delivery", 9], ["out_for_delivery", 33]]],
    ["near since 20", [["out_for_delivery", 9], ["in_transit", 20]]],
    ["attempted since 12", [["out_for_delivery", 9], ["delivery_attempted", 12], ["in_transit DE-BE", 15]]],
    ["attempted since 36", [["delivery_attempted", 12], ["delivery_attempted", 13], ["delivery_attempted", 36]]],
    ["van since 30", [["delivery_attempted", 12], ["out_for_delivery", 30]]],
    ["exception since 5", [["picked_up", 0], ["exception", 5], ["exception", 50]]],
    [null, [["exception", 5], ["in_transit DE-HH", 9]]],
    [null, [["out_for_delivery", 9], ["ready_for_pickup", 12]]],
  ])("is %s", (expected, scans) => {
    expect(now(...scans)).toBe(expected);
    expect(now(...scans.toReversed())).toBe(expected);
  }); // prettier-ignore

  it("is near in another country only where the region is not known to be another", () => {
    const ends = { ...ENDS, origin: "GB" };
    expect(stageNow([scan("in_transit DE", 0)], ends)?.stage).toBe("near");
    expect(stageNow([scan("in_transit DE-BE", 0)], ends)?.stage).toBe("near");
    expect(stageNow([scan("in_transit DE-HH", 0)], ends)).toBeNull();
  });
});

describe("outdoesCarrier", () => {
  it.each([
    ["out_for_delivery", true, true],
    ["in_transit DE-BE", false, false],
    ["delivery_attempted", false, true],
    ["exception", true, false],
  ])("of %s, with a day named then: %s, is %s", (word, namesDay, expected) => {
    const scans = [
      { ...scan("picked_up", 0), namesDay: true },
      { ...scan(word, 9), namesDay },
    ];
    expect(outdoesCarrier(stageNow(scans, ENDS), scans)).toBe(expected);
  });
});
