import { beforeEach, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { parseWindowRecord } from "#app/estimates/window-record.ts";
import { storeForecasts } from "#tests/support/forecast.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { countRecord, showRecord } from "./count-record.server.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const at = new Date("2026-11-02T11:00:00Z");

beforeEach(async () => {
  await installWillow();
  await storeForecasts([
    { at, tookDays: 3 },
    { at, tookDays: 8 },
    { at, tookDays: 3, moment: "purchase" },
    { at, tookDays: 3, replayed: true },
    { at: new Date("2026-08-02T11:00:00Z"), tookDays: 3 },
  ]);
});

const stored = async () =>
  parseWindowRecord((await db.shop.findUniqueOrThrow({ where: { domain: WILLOW } })).windowRecord);

it("counts while shoppers are told, and keeps the merchant's word", async () => {
  await countRecord(WILLOW, NOW);
  expect(await stored()).toEqual(parseWindowRecord({}));
  await showRecord(WILLOW, true, NOW);
  expect(await stored()).toEqual({ isShown: true, of: 2, inside: 1, countedAt: NOW.toISOString() });
  await storeForecasts([{ at, tookDays: 2 }]);
  await countRecord(WILLOW, NOW);
  expect(await stored()).toMatchObject({ isShown: true, of: 3, inside: 2 });
  await showRecord(WILLOW, false, NOW);
  expect(await stored()).toMatchObject({ isShown: false, of: 3 });
});
