import { beforeEach, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { sql } from "#app/sql.server.ts";
import { storeForecasts } from "#tests/support/forecast.ts";
import { type PastParcelOptions, storePast } from "#tests/support/past-parcels.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { settleForecasts } from "../belief/note-forecast.server.ts";
import { replayPast } from "./replay-past.server.ts";

const NOW = new Date("2026-11-03T11:00:00Z");
const DAY = 86_400_000;
const before = (days: number) => new Date(NOW.getTime() - days * DAY);
const installedAt = before(1);

beforeEach(async () => {
  await db.$executeRaw`truncate "Order" cascade`;
  for (const table of [db.forecast, db.estimatorModel, db.syncRun]) await (table as typeof db.forecast).deleteMany();
  await installWillow({ installedAt, uninstalledAt: null, deliveryRules: {} });
  await installWillow({ installedAt, deliveryRules: {} }, OTHER_SHOP);
  await db.syncRun.create({ data: { shop: WILLOW, kind: "backfill", state: "done" } });
});

const past = (days: number[], more: Partial<PastParcelOptions> = {}): PastParcelOptions[] =>
  days.map((ago) => ({ orderedAt: before(ago), packed: 1, took: 2.5, ...more }));
const rows = async () =>
  (await db.forecast.findMany({ orderBy: [{ at: "asc" }, { moment: "desc" }] })).map(
    ({ moment, at, deliveredAt, replayed, subjectId }) => ({ moment, at, deliveredAt, replayed, subjectId }),
  );
const runs = () => db.syncRun.findMany({ where: { kind: "replay" }, orderBy: { startedAt: "asc" } });

it("writes down what would have been said before the shop was installed, and what came of it", async () => {
  const [first = "", open = ""] = await storePast([
    ...past([20]),
    ...past([9], { took: null }),
    ...past([1.5], { took: null }),
    ...past([200, 5], { shop: OTHER_SHOP }),
    ...past([190]),
  ]);
  await replayPast(WILLOW, NOW);
  const { orderId } = await db.shipment.findUniqueOrThrow({ where: { id: first } });
  const told = await rows();
  expect(told).toHaveLength(5);
  expect(told[0]).toEqual({ moment: "purchase", at: before(20), deliveredAt: before(16.5), replayed: true, subjectId: orderId }); // prettier-ignore
  expect(told[1]).toMatchObject({ moment: "handover", at: before(19), deliveredAt: before(16.5), subjectId: first });
  expect(told.slice(2)).toMatchObject([
    { moment: "purchase", at: before(9), deliveredAt: null },
    { moment: "handover", at: before(8), deliveredAt: null },
    // It was handed over when the app was there.
    { moment: "purchase", at: before(1.5), deliveredAt: null },
  ]);
  expect(await runs()).toMatchObject([{ shop: WILLOW, state: "done", done: 5, total: 5 }]);
  await db.shipment.update({ where: { id: open }, data: { deliveredAt: NOW } });
  await settleForecasts(sql, WILLOW, open);
  expect((await rows())[3]).toMatchObject({ subjectId: open, deliveredAt: NOW });
});

it("is done once for a reading and the rules, and leaves what was really told", async () => {
  const [id = ""] = await storePast(past([20]));
  await storeForecasts([{ at: before(18.9), tookDays: 2.4, subjectId: id }]);
  await replayPast(WILLOW, NOW);
  const told = await rows();
  expect(told).toMatchObject([
    { moment: "purchase", replayed: true },
    { moment: "handover", replayed: false, at: before(18.9) },
  ]);
  await storePast(past([30]));
  await replayPast(WILLOW, NOW);
  expect(await rows()).toEqual(told);
  await installWillow({ installedAt, deliveryRules: { transitMin: 1, transitMax: 2 } });
  await replayPast(WILLOW, NOW);
  const again = await rows();
  expect(again).toHaveLength(4);
  expect(again.filter(({ replayed }) => !replayed)).toEqual(told.slice(1));
  expect(await runs()).toHaveLength(2);
});

it("waits until the past has been read, and writes nothing for a shop that has left", async () => {
  await storePast(past([20], { shop: OTHER_SHOP }));
  await replayPast(OTHER_SHOP, NOW);
  expect(await runs()).toEqual([]);
  await storePast(past([20]));
  await installWillow({ installedAt, uninstalledAt: NOW });
  await replayPast(WILLOW, NOW);
  expect(await rows()).toEqual([]);
});

it("stops with its signal, says so, and begins anew the next time", async () => {
  await storePast(past([20]));
  await expect(replayPast(WILLOW, NOW, AbortSignal.abort(new Error("over")))).rejects.toThrow("over");
  expect(await runs()).toMatchObject([{ state: "failed", error: "over" }]);
  expect(await rows()).toEqual([]);
  await replayPast(WILLOW, NOW);
  expect(await rows()).toHaveLength(2);
});
