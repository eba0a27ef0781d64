import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import type { Status } from "#app/tracking/status.ts";
import { storePast } from "#tests/support/past-parcels.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { storeTold } from "./ledger/tell-windows.server.ts";
import { learnShopTimes } from "./learning/learn-estimator.server.ts";
import { readShopFacts } from "./learning/shop-facts.server.ts";
import { readLearned, saveLearned } from "./learning/stored-learned.server.ts";
import { cellKey } from "./model/stage-times.ts";
import { refreshEstimate } from "./refresh-estimate.server.ts";

/** A Tuesday, ten o'clock in Berlin. */
const NOW = new Date("2026-11-03T09:00:00Z");
const after = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

beforeEach(async () => {
  await db.$executeRaw`truncate "Order" cascade`;
  for (const table of [db.forecast, db.estimate, db.orderEstimate, db.estimatorModel]) {
    await (table as typeof db.forecast).deleteMany();
  }
  await installWillow({ deliveryRules: { processingMin: 1, processingMax: 1, transitMin: 2, transitMax: 8 } });
});

/** Stores a scan in Berlin; one that is told again is known already, as it is when a carrier's history is replayed. */
async function scan(id: string, status: Status, happenedAt: Date): Promise<void> {
  const { fulfillmentId } = await db.shipment.findUniqueOrThrow({ where: { id } });
  const event = { shop: WILLOW, fulfillmentId, shipmentId: id, source: "carrier", status, rawStatus: status };
  const when = { happenedAt, recordedAt: happenedAt, dedupeKey: `${status} ${happenedAt.toISOString()}` };
  await db.trackingEvent.createMany({
    data: [{ ...event, ...when, country: "DE", region: "BE" }],
    skipDuplicates: true,
  });
  await db.shipment.update({ where: { id }, data: { status, statusAt: happenedAt } });
}

async function windowAfter(id: string, now: Date) {
  await refreshEstimate(WILLOW, id, now);
  const row = await db.estimate.findUniqueOrThrow({ where: { shipmentId: id } });
  const [earliestOn, latestOn] = [row.earliestOn, row.latestOn].map((day) => day.toISOString().slice(0, 10));
  return {
    days: `${earliestOn}..${latestOn}`,
    latestOn: latestOn ?? "",
    why: row.movedWhy,
    computedAt: row.computedAt,
  };
}

/** One whose window somebody has read: what nobody was told may change without a word. */
async function plantTold(etaAt: Date | null = null): Promise<string> {
  const [id = ""] = await storePast([{ orderedAt: after(-1), packed: 1, region: "BE", etaAt }]);
  const { orderId } = await db.shipment.findUniqueOrThrow({ where: { id } });
  const days = { earliestOn: "2026-11-05", latestOn: "2026-11-13", endsAt: new Date("2026-11-13T23:00:00Z") };
  const told = { orderId, shipmentId: id, surface: "page", shipsByOn: null, basis: "rule", version: null } as const;
  await storeTold(db, [{ shop: WILLOW, toldAt: NOW, ...told, ...days }]);
  return id;
}

describe("a parcel's scans", () => {
  it("narrow its window near the door and on the van, and widen it after an attempt; told again they change nothing", async () => {
    const id = await plantTold();
    const told = await windowAfter(id, NOW);
    expect(told.days).toBe("2026-11-05..2026-11-13");
    await scan(id, "in_transit", after(1));
    const near = await windowAfter(id, after(1));
    expect(near.latestOn <= "2026-11-07").toBe(true);
    await scan(id, "out_for_delivery", after(2));
    const van = await windowAfter(id, after(2));
    expect(van.days).toBe("2026-11-05..2026-11-06");
    await scan(id, "delivery_attempted", after(2.2));
    const attempted = await windowAfter(id, after(2.2));
    expect(attempted.latestOn > van.latestOn).toBe(true);
    expect(attempted.why).toBe("rule");
    await scan(id, "out_for_delivery", after(2));
    await scan(id, "delivery_attempted", after(2.2));
    expect(await windowAfter(id, after(2.21))).toEqual(attempted);
  });

  it("outdo the day that a carrier named before its attempt", async () => {
    const id = await plantTold(new Date("2026-11-05T16:00:00Z"));
    expect((await windowAfter(id, NOW)).days).toBe("2026-11-03..2026-11-06");
    await scan(id, "delivery_attempted", after(2.2));
    expect((await windowAfter(id, after(2.2))).latestOn > "2026-11-06").toBe(true);
  });

  it("teach how long it takes from there, and are not needed in what was learned before", async () => {
    const ids = await storePast(
      Array.from({ length: 60 }, (_, index) => ({ orderedAt: after(-10 - index), packed: 1, took: 4, region: "BE" })),
    );
    for (const [index, id] of ids.entries()) {
      await scan(id, "in_transit", after(-6 - index));
      await db.shipment.update({ where: { id }, data: { status: "delivered" } });
    }
    await learnShopTimes(WILLOW, NOW);
    const learned = (await readShopFacts(WILLOW)).knowledge?.stages;
    expect(Object.keys(learned?.curves ?? {}).toSorted()).toEqual(
      [cellKey("near"), cellKey("near", "DHL"), cellKey("near", "DHL", "DE")].toSorted(),
    );
    const half = Math.exp(learned?.curves[cellKey("near", "DHL", "DE")]?.[12] ?? 0);
    // They were delivered at once in the day after: about one working day.
    expect(half).toBeGreaterThan(0.5);
    expect(half).toBeLessThan(1.4);
    const { stages: _, ...older } = (await readLearned(WILLOW, 1))!;
    const trials = { own: null, inService: null, pooled: null, rules: null };
    await saveLearned(WILLOW, { learned: older, trials, choice: "keep", parcels: 60, learnedAt: after(1) });
    expect((await readShopFacts(WILLOW)).knowledge).toMatchObject({ stages: null });
  });
});
