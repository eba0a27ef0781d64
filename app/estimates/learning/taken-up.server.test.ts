import { gunzipSync, gzipSync } from "node:zlib";

import { beforeEach, describe, expect, it, vi } from "vitest";

import { db } from "#app/db.server.ts";
import { alone } from "#app/jobs/alone.server.ts";
import { timesKey } from "#app/jobs/ask-to-learn.server.ts";
import { type PastParcelOptions, quickPast, storePast } from "#tests/support/past-parcels.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import type { Forecaster } from "../model/forecaster.ts";
import { eraseShop } from "../personal-data.server.ts";
import { learnTimesInTurn } from "../replay/in-turn.server.ts";
import { forgetDrafts, forgetOldDrafts, withDrafts } from "./kept-drafts.server.ts";
import { learnShopTimes } from "./learn-estimator.server.ts";
import { learnPooled } from "./learn-pooled.server.ts";
import { LAYOUT, unpackLearned } from "./learned.ts";
import { POOL } from "./stored-learned.server.ts";

const NOW = new Date("2026-11-03T11:00:00Z");
const DAY = 86_400_000;
const before = (days: number) => new Date(NOW.getTime() - days * DAY);
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const OVER = new Error("over");

/** Enough that every fit is worth a draft, also those of six weeks ago. */
const past = (count: number, more?: Partial<PastParcelOptions>) => quickPast(NOW, 230, count, more);

beforeEach(async () => {
  await db.$executeRaw`truncate "Order" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  for (const table of [db.forecast, db.estimatorModel, db.estimatorDraft, db.syncRun]) {
    await (table as typeof db.forecast).deleteMany();
  }
  await db.shop.deleteMany();
  await installWillow({ deliveryRules: { processingMin: 1, processingMax: 1, transitMin: 5, transitMax: 20 } });
});

const drafts = (shop = WILLOW) => db.estimatorDraft.findMany({ where: { shop }, orderBy: { print: "asc" } });
const lastRun = () => db.syncRun.findFirst({ where: { kind: "estimates" }, orderBy: { startedAt: "desc" } });

/** What was learned last, as it is stored; it is taken away. */
async function takeOutcome(shop = WILLOW) {
  const { body, trial, parcels, learnedAt } = await db.estimatorModel.findFirstOrThrow({ where: { shop }, orderBy: { version: "desc" } }); // prettier-ignore
  await db.estimatorModel.deleteMany({ where: { shop } });
  return { body: gunzipSync(body!).toString("utf8"), trial, parcels, learnedAt };
}

/** Interrupts it after the first fits. */
async function interrupt(learn: (signal: AbortSignal) => Promise<unknown>, shop = WILLOW) {
  const controller = new AbortController();
  const outcome = learn(controller.signal).then(
    () => "done",
    (error: unknown) => error,
  );
  await vi.waitUntil(async () => (await drafts(shop)).length > 0, { interval: 5, timeout: 60_000 });
  controller.abort(OVER);
  expect(await outcome).toBe(OVER);
}

const interruptShop = () => interrupt((signal) => learnShopTimes(WILLOW, NOW, signal));

describe("a learning that was interrupted", () => {
  it("ends as if it had not been, whatever has come since", async () => {
    const open = await storePast([...past(1_500), { orderedAt: before(3), packed: 1 }, { orderedAt: before(2), packed: null }]).then((ids) => ids.slice(-2)); // prettier-ignore
    await learnShopTimes(WILLOW, NOW);
    expect(await drafts()).toEqual([]);
    const whole = await takeOutcome();
    await interruptShop();
    const kept = await drafts();
    expect(kept.length).toBeLessThan(4);
    expect(await lastRun()).toMatchObject({ state: "failed", error: "over", detail: null });

    await deliverSince(open);
    await storePast([{ orderedAt: after(1), packed: 0, recordedAt: after(2) }]);
    await learnShopTimes(WILLOW, after(10));
    expect(await takeOutcome()).toEqual(whole);
    expect(whole.learnedAt).toEqual(NOW);
    expect(await drafts()).toEqual([]);
    expect(await lastRun()).toMatchObject({ state: "done", detail: NOW.toISOString(), done: whole.parcels });

    await learnShopTimes(WILLOW, after(20));
    expect((await takeOutcome()).body).not.toBe(whole.body);
  });

  it("does not do again what was finished", async () => {
    await storePast(past(1_500));
    await interruptShop();
    const [first] = await drafts();
    const marked = { ...unpack(first!.body), shape: unpack(first!.body).shape.map((value) => value + 0.015625) };
    await db.estimatorDraft.updateMany({ where: { print: first!.print }, data: { body: gzipSync(JSON.stringify(marked)) } }); // prettier-ignore
    await learnShopTimes(WILLOW, after(10));
    const { forecasters } = unpackLearned(gzipSync((await takeOutcome()).body)).estimator!;
    // The first fit is of what is known at the order.
    expect(forecasters.purchase).toEqual(marked);
    expect(forecasters.handover).not.toEqual(marked);
  });

  it("is begun anew in another layout, and after six hours", async () => {
    await storePast(past(1_500));
    await interruptShop();
    await db.estimatorDraft.updateMany({ data: { layout: 1 } });
    await learnShopTimes(WILLOW, after(10));
    expect(await takeOutcome()).toMatchObject({ learnedAt: after(10) });
    expect(await drafts()).toEqual([]);
    expect(await lastRun()).toMatchObject({ detail: null });
    await interruptShop();
    await learnShopTimes(WILLOW, after(6 * 60));
    expect(await takeOutcome()).toMatchObject({ learnedAt: after(6 * 60) });
  });

  it("fits anew where the past is another one now", async () => {
    await storePast(past(1_500));
    await interruptShop();
    await db.order.deleteMany({ where: { shop: WILLOW, placedAt: { lt: before(150) } } });
    await learnShopTimes(WILLOW, after(10));
    const taken = await takeOutcome();
    await learnShopTimes(WILLOW, NOW);
    expect(await takeOutcome()).toEqual(taken);
  });

  it("is begun anew once older orders have been read", async () => {
    await storePast(past(1_500));
    await interruptShop();
    await storePast(past(20, { recordedAt: after(5) }));
    await forgetDrafts(WILLOW);
    await learnShopTimes(WILLOW, after(10));
    expect(await takeOutcome()).toMatchObject({ learnedAt: after(10), parcels: 1_520 });
  });

  it("leaves nothing of a shop that leaves, and is forgotten after a day", async () => {
    await storePast(past(1_500));
    await interruptShop();
    await forgetOldDrafts(after(24 * 60));
    expect((await drafts()).length).toBeGreaterThan(0);
    await installWillow({}, OTHER_SHOP);
    const keep = (shop: string) =>
      withDrafts(shop, NOW, async (begun) => {
        begun.drafts.set("one", {} as Forecaster);
        await begun.keep();
      });
    await keep(OTHER_SHOP);
    await eraseShop(db, WILLOW);
    expect(await drafts()).toEqual([]);
    expect(await drafts(OTHER_SHOP)).toHaveLength(1);
    await forgetOldDrafts(after(24 * 60 + 1));
    expect(await drafts(OTHER_SHOP)).toEqual([]);
    await installWillow({ uninstalledAt: NOW });
    await keep(WILLOW);
    expect(await drafts()).toEqual([]);
  });
});

describe("a learning that has failed", () => {
  it("is not taken up", async () => {
    await storePast(past(5));
    const fail = () => withDrafts(WILLOW, NOW, async ({ drafts, keep }) => {
      drafts.set("one", {} as Forecaster);
      await keep();
      throw new Error("no line can be drawn");
    }); // prettier-ignore
    await expect(fail()).rejects.toThrow("no line");
    expect(await drafts()).toEqual([]);
  });

  it("begins anew after drafts that nobody can read", async () => {
    await storePast(past(5));
    await db.estimatorDraft.create({ data: { shop: WILLOW, print: "one", layout: LAYOUT, begunAt: NOW, body: new Uint8Array([1]) } }); // prettier-ignore
    await expect(learnShopTimes(WILLOW, after(1))).rejects.toThrow();
    await learnShopTimes(WILLOW, after(2));
    expect(await takeOutcome()).toMatchObject({ learnedAt: after(2) });
  });
});

it("is put off while another process is at it", async () => {
  await alone(timesKey(WILLOW), async () => {
    await learnTimesInTurn(WILLOW, NOW);
    expect(await alone(timesKey(OTHER_SHOP), () => Promise.resolve())).toBe(true);
  });
  expect(await lastRun()).toBeNull();
  expect(await waitingJobs()).toEqual([{ name: "estimates.learn", payload: { shop: WILLOW } }]);
  await learnTimesInTurn(WILLOW, NOW);
  expect(await lastRun()).toMatchObject({ state: "done" });
});

it("is the same for the pool of all shops", async () => {
  for (const shop of ["a", "b", "c", "d", "e"].map((name) => `${name}.myshopify.com`)) {
    await installWillow({}, shop);
    await storePast(past(310, { shop }));
  }
  await learnPooled(NOW);
  const whole = await takeOutcome(POOL);
  await interrupt((signal) => learnPooled(NOW, signal), POOL);
  await learnPooled(after(10));
  expect(await takeOutcome(POOL)).toEqual(whole);
  expect(await drafts(POOL)).toEqual([]);
});

function unpack(body: Uint8Array): Forecaster {
  return JSON.parse(gunzipSync(body).toString("utf8")) as Forecaster;
}

/** Word of what happened before comes late. */
async function deliverSince(ids: readonly string[]) {
  for (const id of ids) {
    const { fulfillmentId } = await db.shipment.update({ where: { id }, data: { status: "delivered", statusAt: before(0.1), deliveredAt: before(0.1) } }); // prettier-ignore
    const one = { shop: WILLOW, fulfillmentId, shipmentId: id, source: "carrier", recordedAt: after(5) };
    await db.trackingEvent.create({ data: { ...one, dedupeKey: "late scan", status: "out_for_delivery", rawStatus: "out_for_delivery", happenedAt: before(0.3) } }); // prettier-ignore
    await db.trackingEvent.create({ data: { ...one, dedupeKey: "late", status: "delivered", rawStatus: "delivered", happenedAt: before(0.1) } }); // prettier-ignore
  }
}
