import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { sqlTransaction } from "#app/sql.server.ts";
import { storePast } from "#tests/support/past-parcels.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import { waitFor } from "#tools/wait-for.ts";

import { refreshEstimate } from "./refresh-estimate.server.ts";
import { refreshOpen } from "./refresh-open.server.ts";
import { refreshOrderEstimate } from "./refresh-order-estimate.server.ts";

/** A Tuesday, noon in Berlin. */
const NOW = new Date("2026-11-03T11:00:00Z");
const DAY = 86_400_000;
const after = (days: number) => new Date(NOW.getTime() + days * DAY);
const RULES = { processingMin: 1, processingMax: 1, transitMin: 2, transitMax: 4 };

beforeEach(async () => {
  await db.$executeRaw`truncate "Order" cascade`;
  for (const table of [db.forecast, db.estimate, db.orderEstimate, db.estimatorModel]) {
    await (table as typeof db.forecast).deleteMany();
  }
  await installWillow({ deliveryRules: RULES });
  await installWillow({}, OTHER_SHOP);
});

async function plant(options: Partial<Parameters<typeof storePast>[0][number]> = {}): Promise<string> {
  const [id = ""] = await storePast([{ orderedAt: after(-1), packed: 0.9, ...options }]);
  return id;
}

const forecasts = () => db.forecast.findMany({ orderBy: { at: "asc" } });
const moments = async () => (await forecasts()).map(({ moment }) => moment);
const orderOf = async (id: string) => (await db.shipment.findUniqueOrThrow({ where: { id } })).orderId;
const windowOf = async (shipmentId: string) => {
  const row = await db.estimate.findUnique({ where: { shipmentId } });
  return row && `${iso(row.earliestOn)}..${iso(row.latestOn)} ${row.basis}`;
};
const iso = (day: Date) => day.toISOString().slice(0, 10);

describe("refreshEstimate", () => {
  it("writes down what is believed at hand-over, once, with what the rules and the carrier said", async () => {
    const id = await plant({ etaAt: new Date("2026-11-05T16:00:00Z"), region: "BE" });
    await refreshEstimate(WILLOW, id, NOW);
    await refreshEstimate(WILLOW, id, after(0.2));
    expect(await windowOf(id)).toBe("2026-11-04..2026-11-06 carrier");
    const rows = await forecasts();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ subjectId: id, moment: "handover", at: NOW, basis: "carrier", lane: "DE>DE-BE" });
    expect(rows[0]).toMatchObject({ carrier: "DHL", version: null, deliveredAt: null });
    expect([rows[0]?.ruleEarliestOn, rows[0]?.ruleLatestOn, rows[0]?.carrierOn].map((day) => day && iso(day))).toEqual([
      "2026-11-05",
      "2026-11-09",
      "2026-11-05",
    ]);
  });

  it("settles what was believed when it comes, however often that is told", async () => {
    const id = await plant();
    await refreshEstimate(WILLOW, id, NOW);
    const deliveredAt = after(2);
    await db.shipment.update({ where: { id }, data: { status: "delivered", deliveredAt } });
    for (let again = 0; again < 3; again += 1) await refreshEstimate(WILLOW, id, after(2.1));
    expect(await forecasts()).toMatchObject([{ moment: "handover", deliveredAt }]);
    expect(await windowOf(id)).toBe("2026-11-05..2026-11-09 rule");
  });

  it("believes nothing of what came before we heard of it", async () => {
    const id = await plant({ took: 0.05 });
    await refreshEstimate(WILLOW, id, NOW);
    expect(await forecasts()).toEqual([]);
    expect(await windowOf(id)).toBeNull();
  });

  it("names no other day of a parcel that has been silent for two weeks", async () => {
    const id = await plant({ orderedAt: after(-30), packed: 1 });
    await refreshEstimate(WILLOW, id, after(-29));
    const told = await windowOf(id);
    await db.shipment.update({ where: { id }, data: { carrierEtaAt: after(2) } });
    await refreshEstimate(WILLOW, id, NOW);
    expect(await windowOf(id)).toBe(told);
  });

  it("is nobody else's", async () => {
    const id = await plant();
    await refreshEstimate(OTHER_SHOP, id, NOW);
    expect([await windowOf(id), await forecasts()]).toEqual([null, []]);
  });
});

describe("an order", () => {
  it("has its own days and forecast until it is in a parcel, and is settled when all of it has come", async () => {
    const id = await plant({ orderedAt: NOW, packed: null });
    const orderId = await orderOf(id);
    await db.shipment.update({ where: { id }, data: { removedAt: NOW } });
    await refreshOrderEstimate(WILLOW, orderId, NOW);
    expect(await forecasts()).toMatchObject([{ moment: "purchase", subjectId: orderId, orderId, basis: "rule" }]);
    expect(await db.orderEstimate.count()).toBe(1);

    await db.shipment.update({ where: { id }, data: { removedAt: null } });
    await refreshEstimate(WILLOW, id, after(0.5));
    expect(await db.orderEstimate.count()).toBe(0);
    const { fulfillmentId } = await db.shipment.findUniqueOrThrow({ where: { id } });
    const second = { shop: WILLOW, orderId, fulfillmentId, carrier: "DHL", number: "2", statusAt: NOW };
    const other = await db.shipment.create({ data: second });
    await db.shipment.update({ where: { id }, data: { status: "delivered", deliveredAt: after(2) } });
    await refreshEstimate(WILLOW, id, after(2));
    expect(await forecasts()).toMatchObject([{ deliveredAt: null }]);
    await db.shipment.update({ where: { id: other.id }, data: { status: "delivered", deliveredAt: after(3) } });
    await refreshEstimate(WILLOW, other.id, after(3));
    expect(await forecasts()).toMatchObject([{ deliveredAt: after(3) }]);
  });

  it.each<[string, object]>([
    ["cancelled", { status: "cancelled" }],
    ["taken off", { removedAt: NOW }],
  ])("is settled by what comes, not held open by a parcel that was %s", async (_name, gone) => {
    const id = await plant({ orderedAt: NOW, packed: null });
    const orderId = await orderOf(id);
    await db.shipment.update({ where: { id }, data: { removedAt: NOW } });
    await refreshOrderEstimate(WILLOW, orderId, NOW);
    await db.shipment.update({ where: { id }, data: { removedAt: null } });
    const { fulfillmentId } = await db.shipment.findUniqueOrThrow({ where: { id } });
    const second = { shop: WILLOW, orderId, fulfillmentId, carrier: "DHL", number: "2", statusAt: NOW };
    const other = await db.shipment.create({ data: second });
    await db.shipment.update({ where: { id }, data: { status: "delivered", deliveredAt: after(2) } });
    await refreshEstimate(WILLOW, id, after(2));
    expect(await forecasts()).toMatchObject([{ deliveredAt: null }]);
    await db.shipment.update({ where: { id: other.id }, data: gone });
    await refreshEstimate(WILLOW, other.id, after(3));
    expect(await forecasts()).toMatchObject([{ deliveredAt: after(2) }]);
  });
});

describe("refreshOpen", () => {
  it("looks where a day has begun, notes days out, and changes nothing without need", async () => {
    const berlin = await plant();
    const tokyo = await plant({ country: "JP" });
    for (const id of [berlin, tokyo]) await refreshEstimate(WILLOW, id, NOW);
    const told = await windowOf(berlin);
    // 23:30 UTC is half past midnight in Berlin and morning in Tokyo.
    expect(await refreshOpen(WILLOW, "new_day", new Date("2026-11-05T23:30:00Z"))).toBe(0);
    expect(await moments()).toEqual(["handover", "handover", "day_2"]);
    expect((await forecasts()).at(-1)).toMatchObject({ subjectId: berlin });
    expect(await windowOf(berlin)).toBe(told);
    await refreshOpen(WILLOW, "new_day", new Date("2026-11-06T00:30:00Z"));
    expect(await moments()).toEqual(["handover", "handover", "day_2"]);
  });

  it("finds orders in no parcel that nobody has looked at, and stops when asked to", async () => {
    const id = await plant({ orderedAt: after(-3), packed: null, status: "cancelled" });
    expect(await refreshOpen(WILLOW, "new_day", new Date("2026-11-03T23:30:00Z"))).toBe(0);
    expect(await refreshOpen(WILLOW, "all", NOW, AbortSignal.abort())).toBe(0);
    expect(await refreshOpen(WILLOW, "all", NOW)).toBe(1);
    expect(await db.orderEstimate.findMany()).toMatchObject([{ orderId: await orderOf(id) }]);
  });
});

describe("two who look at the same parcel at once", () => {
  /** Stops work where it stores what it has seen, lets something else happen, and has it go on. */
  async function between(work: () => Promise<unknown>, happen: (tx: Sql) => Promise<unknown>) {
    let working: Promise<unknown> = Promise.resolve();
    await sqlTransaction(async (tx) => {
      await tx.$queryRaw`select from "Estimate" for update`;
      working = work();
      await waitFor("work to come to where it stores", async () => {
        const [row] = await db.$queryRaw<{ isThere: boolean }[]>`
          select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                                                        and query like '%"Estimate"%') as "isThere"`;
        return row?.isThere;
      });
      await happen(tx);
    });
    return working;
  }

  const carriersDay = (tx: Sql) => tx.$executeRaw`
    update "Estimate" set "earliestOn" = '2026-11-12', "latestOn" = '2026-11-12', basis = 'carrier', "computedAt" = ${after(0.01)}`;

  it("does not take back the carrier's day that was heard while all that is open was looked at", async () => {
    const id = await plant();
    await refreshEstimate(WILLOW, id, after(-0.05));
    await installWillow({ deliveryRules: { ...RULES, transitMin: 9, transitMax: 12 } });
    expect(await between(() => refreshOpen(WILLOW, "all", NOW), carriersDay)).toBe(0);
    expect(await windowOf(id)).toBe("2026-11-12..2026-11-12 carrier");
  });

  it("looks again where something was told meanwhile, so that no news are lost", async () => {
    const id = await plant();
    await refreshEstimate(WILLOW, id, after(-0.05));
    await installWillow({ deliveryRules: { ...RULES, transitMin: 9, transitMax: 12 } });
    await between(
      () => refreshEstimate(WILLOW, id, after(0.02)),
      async (tx) => {
        await carriersDay(tx);
        const etaAt = new Date("2026-11-13T00:00:00Z");
        await tx.$executeRaw`update "Shipment" set "carrierEtaAt" = ${etaAt}`;
      },
    );
    expect(await windowOf(id)).toBe("2026-11-10..2026-11-14 carrier");
  });
});
