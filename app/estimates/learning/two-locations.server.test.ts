import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { type PastParcelOptions, storePast } from "#tests/support/past-parcels.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { believe } from "../belief/believe.ts";
import { readParcelFacts } from "../belief/read-facts.server.ts";
import { learnShopTimes } from "./learn-estimator.server.ts";
import { readOrigins } from "./read-origins.server.ts";
import { readShopFacts } from "./shop-facts.server.ts";

const NOW = new Date("2026-11-03T11:00:00Z");
const DAY = 86_400_000;
const before = (days: number) => new Date(NOW.getTime() - days * DAY);

/** One parcel a day from Berlin, a day and a half under way, and one from Venlo, five days under way; both to Berlin. */
function past(): PastParcelOptions[] {
  return Array.from({ length: 480 }, (_, index) => {
    const isSlow = index % 2 === 1;
    const place = isSlow ? { location: "7142", originCountry: "NL" } : { location: "7110" };
    const [age, way] = [0.6 + index / 2 + (index % 7) / 10, (isSlow ? 5 : 1.5) + (index % 10) / 20];
    const times = { packed: age > 1 ? 1 : null, took: age > 1 + way ? way : null };
    return { orderedAt: before(age), ...times, region: "BE", ...place };
  });
}

beforeEach(async () => {
  await db.$executeRaw`truncate "Order" cascade`;
  for (const table of [db.forecast, db.estimatorModel, db.syncRun]) await (table as typeof db.forecast).deleteMany();
  await db.shop.deleteMany();
  await installWillow({ deliveryRules: { transitMin: 1, transitMax: 20 } });
});

describe("two locations of one shop", () => {
  it("are told apart in what is learned of one destination", async () => {
    await storePast(past());
    await learnShopTimes(WILLOW, NOW);
    const sent = { orderedAt: before(1.2), packed: 1, region: "BE" };
    const ids = await storePast([
      { ...sent, location: "7110" },
      { ...sent, location: "7142" },
    ]);
    const shopFacts = await readShopFacts(WILLOW);
    expect(shopFacts.origins).toMatchObject({ hasOthers: true, places: { 7142: { country: "NL" } } });
    const found = new Map((await readParcelFacts(WILLOW, ids)).map(({ facts }) => [facts.id, facts]));
    const [quick, slow] = ids.map((id) => believe(found.get(id)!, shopFacts, NOW));
    expect([quick?.window.basis, slow?.window.basis]).toEqual(["learned", "learned"]);
    const [fast, middle, last] = [1, 2, 3];
    expect(quick?.quantiles[middle]).toBeLessThan(2.7);
    expect(slow?.quantiles[middle]).toBeGreaterThan(3.7);
    expect(slow?.quantiles[fast]).toBeGreaterThan(quick?.quantiles[last] ?? 0);
    expect(slow!.window.latestOn > quick!.window.latestOn).toBe(true);
    expect([quick?.lane, slow?.lane]).toEqual(["DE>DE-BE", "DE>DE-BE"]);
  });

  it("are where their parcels are seen first, as long as nobody tells an address", async () => {
    const ids = await storePast(Array.from({ length: 12 }, () => ({ orderedAt: before(9), packed: 1, took: 2, location: "1" }))); // prettier-ignore
    await db.trackingEvent.updateMany({
      where: { shipmentId: { in: ids }, status: "picked_up" },
      data: { country: "US" },
    });
    await db.trackingEvent.updateMany({
      where: { shipmentId: { in: ids }, status: "delivered" },
      data: { country: "DE" },
    });
    const origins = await readOrigins(WILLOW, NOW);
    expect(origins).toEqual({
      usual: "1",
      hasOthers: false,
      places: { 1: { country: "US", region: null, area: null } },
    });
    expect(await readOrigins(WILLOW, new Date(NOW.getTime() + 90 * DAY))).toMatchObject({ usual: null, places: {} });
  });
});
