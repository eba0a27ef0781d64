import { expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { storeForecasts } from "#tests/support/forecast.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { forgetOldForecasts } from "./forget-forecasts.server.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

it("keeps what was believed for a year and a month", async () => {
  await installWillow();
  await storeForecasts([
    { at: daysAgo(401), tookDays: 3 },
    { at: daysAgo(401), tookDays: 3, moment: "day_14" },
    { at: daysAgo(399), tookDays: 3 },
    { at: daysAgo(401), tookDays: 3, shop: OTHER_SHOP },
  ]);
  const drift = (raised: number, cleared: number | null) => ({
    ...{ shop: WILLOW, moment: "handover", raisedAt: daysAgo(raised), sinceAt: daysAgo(raised), told: 20, late: 9 },
    clearedAt: cleared === null ? null : daysAgo(cleared),
  });
  await db.windowDrift.createMany({ data: [drift(500, 401), drift(450, 399), drift(420, null)] });
  expect(await forgetOldForecasts(WILLOW, NOW)).toBe(2);
  expect((await db.forecast.findMany()).map(({ shop, at }) => [shop, at])).toEqual(
    expect.arrayContaining([
      [WILLOW, daysAgo(399)],
      [OTHER_SHOP, daysAgo(401)],
    ]),
  );
  expect(await db.windowDrift.count()).toBe(2);
});
