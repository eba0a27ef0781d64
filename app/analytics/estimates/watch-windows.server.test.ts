import { beforeEach, describe, expect, it } from "vitest";

import { wordsOfAlert } from "#app/alerts/alert.ts";
import { db } from "#app/db.server.ts";
import { storeForecasts } from "#tests/support/forecast.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { watchWindows } from "./watch-windows.server.ts";

const NOW = new Date("2026-11-20T12:00:00Z");
const HOUR = 3_600_000;
/** "9 of 10 by …" of `forecastOf`. */
const P90_DAYS = 5;

beforeEach(async () => {
  await installWillow();
  await db.forecast.deleteMany();
  await db.windowDrift.deleteMany();
  await db.merchantAlert.deleteMany();
});

interface Stretch {
  /** Parcels, one each three hours; the last one's window ran out so many hours ago. */
  count: number;
  endedHoursAgo: number;
  /** Every so many parcels one is late; 0: none. */
  lateEvery: number;
  lane?: string;
  moment?: string;
  shop?: string;
  replayed?: boolean;
}

async function plant({ count, endedHoursAgo, lateEvery, ...more }: Stretch) {
  await storeForecasts(
    Array.from({ length: count }, (_, place) => ({
      at: new Date(NOW.getTime() - (endedHoursAgo + 3 * (count - 1 - place) + 24 * P90_DAYS) * HOUR),
      tookDays: lateEvery > 0 && place % lateEvery === 0 ? 8 : 3,
      ...more,
    })),
  );
}

const told = () => db.merchantAlert.findMany({ orderBy: { id: "asc" } });

describe("watchWindows", () => {
  it("says nothing while windows hold", async () => {
    await plant({ count: 300, endedHoursAgo: 1, lateEvery: 11 });
    await watchWindows(WILLOW, NOW);
    expect([await told(), await db.windowDrift.count()]).toEqual([[], 0]);
  });

  it("is not alarmed by windows that nobody was told", async () => {
    await plant({ count: 100, endedHoursAgo: 1, lateEvery: 2, replayed: true });
    await watchWindows(WILLOW, NOW);
    expect(await told()).toEqual([]);
  });

  it("alarms once when they stop to hold, and says so once when they hold again", async () => {
    await plant({ count: 200, endedHoursAgo: 900, lateEvery: 12 });
    await plant({ count: 100, endedHoursAgo: 600, lateEvery: 2 });
    const then = new Date(NOW.getTime() - 600 * HOUR);
    await watchWindows(WILLOW, then);
    await watchWindows(WILLOW, then);
    const [alarm, ...others] = await told();
    expect(others).toEqual([]);
    expect(wordsOfAlert(alarm as never)).toMatchObject({
      title: "Delivery dates of parcels no longer hold",
      path: "/app/estimates",
    });
    const [drift] = await db.windowDrift.findMany();
    expect(drift).toMatchObject({ moment: "handover", country: "", clearedAt: null });
    expect((drift?.late ?? 0) / (drift?.told ?? 1)).toBeGreaterThan(0.3);

    await plant({ count: 190, endedHoursAgo: 10, lateEvery: 0 });
    await watchWindows(WILLOW, NOW);
    await watchWindows(WILLOW, NOW);
    expect((await told()).map(({ kind }) => kind)).toEqual(["windows_drift", "windows_hold"]);
    expect((await db.windowDrift.findMany())[0]?.clearedAt).not.toBeNull();
  });

  it("names the country whose parcels are late, and not the shop as well", async () => {
    await plant({ count: 240, endedHoursAgo: 1, lateEvery: 12 });
    await plant({ count: 100, endedHoursAgo: 1, lateEvery: 2, lane: "DE>FR-IDF" });
    await watchWindows(WILLOW, NOW);
    expect((await told()).map((alert) => wordsOfAlert(alert)?.title)).toEqual([
      "Delivery dates of parcels to France no longer hold",
    ]);
  });

  it("gives the all-clear for a country to which hardly a parcel goes any more", async () => {
    const then = new Date(NOW.getTime() - 1_800 * HOUR);
    await plant({ count: 240, endedHoursAgo: 1_801, lateEvery: 12 });
    await plant({ count: 100, endedHoursAgo: 1_801, lateEvery: 2, lane: "DE>FR-IDF" });
    await watchWindows(WILLOW, then);
    await plant({ count: 500, endedHoursAgo: 1, lateEvery: 12 });
    await db.forecast.deleteMany({ where: { lane: "DE>FR-IDF" } });
    await plant({ count: 40, endedHoursAgo: 1, lateEvery: 0, lane: "DE>FR-IDF" });
    await watchWindows(WILLOW, NOW);
    expect((await told()).map(({ kind }) => kind)).toEqual(["windows_drift", "windows_hold"]);
    expect(await db.windowDrift.count({ where: { clearedAt: null } })).toBe(0);
  });

  it("watches what was told at the order, too, and each shop by itself", async () => {
    await installWillow({}, OTHER_SHOP);
    await plant({ count: 80, endedHoursAgo: 1, lateEvery: 2, moment: "purchase" });
    await watchWindows(OTHER_SHOP, NOW);
    expect(await told()).toEqual([]);
    await watchWindows(WILLOW, NOW);
    const [alarm] = await told();
    expect(alarm && wordsOfAlert(alarm)?.title).toBe("Delivery dates told at the order no longer hold");
  });
});
