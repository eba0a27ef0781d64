import { describe, expect, it } from "vitest";

import { dueMoment } from "./due-moment.ts";
import { type HeardEvent, newsSince } from "./news-since.ts";
import { wallDays } from "./wall-days.ts";
import { whyMoved, whyOrderMoved } from "./why-moved.ts";

const at = (hours: number) => new Date(Date.parse("2026-11-03T12:00:00Z") + hours * 3_600_000);
const heard = (hours: number, status: HeardEvent["status"], namesDay = false) => ({
  recordedAt: at(hours),
  status,
  namesDay,
});

describe("newsSince", () => {
  it.each<[string, HeardEvent[], string]>([
    ["nothing", [heard(-1, "in_transit")], "none"],
    ["another scan", [heard(-1, "in_transit"), heard(1, "in_transit")], "scan"],
    ["a step further", [heard(-1, "in_transit"), heard(1, "out_for_delivery")], "stage"],
    ["an earlier step, told late", [heard(-1, "in_transit"), heard(1, "picked_up")], "scan"],
    ["a label", [heard(1, "label_created")], "none"],
    ["a day, named with a label", [heard(1, "label_created", true)], "scan"],
    ["a word nobody knows", [heard(1, "unknown")], "none"],
  ])("is told by %s", (_name, events, news) => {
    expect(newsSince(events, at(0))).toBe(news);
  });
});

describe("dueMoment", () => {
  it.each([
    [-23, null, "purchase"],
    [-24, null, null],
    [-99, -23, "handover"],
    [-99, -24, null],
    [-99, -48, "day_2"],
    [-99, -71.9, "day_2"],
    [-99, -72, null],
    [-999, -24 * 14, "day_14"],
    [-999, -24 * 15, null],
  ])("of an order %d hours ago, handed over %s hours ago, is %s", (ordered, handed, moment) => {
    expect(dueMoment({ orderedAt: at(ordered), handedAt: handed === null ? null : at(handed) }, at(0))).toBe(moment);
  });
});

describe("whyMoved", () => {
  const move = {
    known: { earliestOn: "2026-11-03", latestOn: "2026-11-05", basis: "learned" },
    fresh: { earliestOn: "2026-11-03", latestOn: "2026-11-07", basis: "learned" },
    news: "scan",
    stage: null,
    ...{ isJustHanded: false, isHanded: true, isHoliday: () => false },
  } satisfies Parameters<typeof whyMoved>[0];
  const fresh = (basis: "carrier" | "rule") => ({ ...move.fresh, basis });

  it.each<[string, Partial<Parameters<typeof whyMoved>[0]>]>([
    ["carrier", { fresh: fresh("carrier") }],
    ["packing", { isJustHanded: true }],
    ["holiday", { isHoliday: (day: string) => day === "2026-11-06" }],
    ["slow_lane", {}],
    ["slow_lane", { known: { ...move.known, basis: "carrier" }, news: "none" }],
    ["slow_lane", { fresh: { ...move.fresh, latestOn: "2026-11-20" }, isHoliday: () => true }],
    ["waiting", { news: "none" }],
    ["packing", { news: "none", isHanded: false }],
    ["rule", { fresh: fresh("rule"), isHanded: false }],
    ["rule", { fresh: fresh("rule"), stage: "near" }],
    ["rule", { stage: "attempted", isJustHanded: true }],
    ["slow_lane", { stage: "near" }],
  ])("is %s", (why, more) => {
    expect(whyMoved({ ...move, ...more })).toBe(why);
  });
});

describe("whyOrderMoved", () => {
  const known = { shipsByOn: "2026-11-03", earliestOn: "2026-11-04", latestOn: "2026-11-05", basis: "rule" } as const;
  const fresh = (basis: "rule" | "learned") => ({ ...known, latestOn: "2026-11-07", basis });
  const holiday = (day: string) => day === "2026-11-06";

  it.each([
    ["holiday", fresh("learned"), "2026-11-03", holiday],
    ["slow_lane", fresh("learned"), "2026-11-03", () => false],
    ["rule", fresh("rule"), "2026-11-03", () => false],
    ["rule", fresh("learned"), "2026-11-04", holiday],
  ])("is %s", (why, now, today, isHoliday) => {
    expect(whyOrderMoved(known, now, today, isHoliday)).toBe(why);
  });
});

describe("wallDays", () => {
  it.each([
    ["2026-11-03T00:00:00Z", "UTC", "2026-11-03", 0],
    ["2026-11-03T22:30:00Z", "Europe/Berlin", "2026-11-03", 23.5],
    ["2026-10-25T00:30:00Z", "Europe/Berlin", "2026-10-25", 2.5],
    ["2026-10-25T12:00:00Z", "Europe/Berlin", "2026-10-25", 13],
    ["2026-11-03T05:00:00Z", "Pacific/Auckland", "2026-11-03", 18],
    ["2026-11-03T05:00:00Z", "Atlantis/Capital", "2026-11-03", 5],
  ])("%s in %s", (instant, zone, day, hour) => {
    expect(wallDays(new Date(instant), zone)).toBeCloseTo(Date.parse(day) / 86_400_000 + hour / 24);
  });
});
