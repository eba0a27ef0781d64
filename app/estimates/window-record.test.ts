import { expect, it } from "vitest";

import { parseWindowRecord, tellRecord } from "./window-record.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const record = { isShown: true, of: 412, inside: 376, countedAt: "2026-11-20T06:37:00.000Z" };

it("tells a record of a hundred, rounded down", () => {
  expect(tellRecord(record, NOW)).toEqual({ inside: 91, all: 100, days: 60 });
});

it.each([
  ["where the merchant has not asked for it", { isShown: false }],
  ["of a handful of parcels", { of: 49, inside: 49 }],
  ["that was counted days ago", { countedAt: "2026-11-18T06:37:00.000Z" }],
  ["that was never counted", { countedAt: null }],
])("tells none %s", (_why, change) => {
  expect(tellRecord({ ...record, ...change }, NOW)).toBeNull();
});

it("takes the unreadable for never counted", () => {
  expect(parseWindowRecord({ of: -1 })).toEqual(parseWindowRecord({}));
  expect(parseWindowRecord(record)).toEqual(record);
});
