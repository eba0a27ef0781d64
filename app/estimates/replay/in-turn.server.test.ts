import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { storePast } from "#tests/support/past-parcels.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { learnPooledInTurn, learnTimesInTurn, replayInTurn } from "./in-turn.server.ts";

const NOW = new Date("2026-11-03T11:00:00Z");
const orderedAt = new Date("2026-10-10T11:00:00Z");

beforeEach(async () => {
  await db.$executeRaw`truncate "Order" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  for (const table of [db.forecast, db.estimatorModel, db.syncRun]) await (table as typeof db.forecast).deleteMany();
  for (const shop of [WILLOW, OTHER_SHOP]) {
    await installWillow({ installedAt: NOW, deliveryRules: {} }, shop);
    await storePast([{ shop, orderedAt, took: 2 }]);
    await db.syncRun.create({ data: { shop, kind: "backfill", state: "done" } });
  }
});

/** Which works were done, and which wait. */
async function outcome() {
  const runs = await db.syncRun.findMany({ where: { kind: { not: "backfill" }, state: "done" } });
  const done = runs.map(({ kind, shop }) => `${kind} ${shop}`).toSorted();
  const jobs = (await waitingJobs()).filter(({ name }) => /learn|replay/.test(name));
  return { done, waiting: jobs.map(({ name, payload }) => `${name} ${String(payload["shop"])}`).toSorted() };
}

describe("what takes a past's memory", () => {
  it.each([
    ["learning", learnTimesInTurn, [`estimates ${WILLOW}`], [`estimates.learn ${OTHER_SHOP}`, `estimates.replay ${WILLOW}`]],
    ["foretelling", replayInTurn, [`replay ${WILLOW}`], [`estimates.replay ${OTHER_SHOP}`]],
  ])("is done for one shop at a time: %s", async (_name, work, done, waiting) => {
    await Promise.all([work(WILLOW, NOW), work(OTHER_SHOP, NOW)]);
    expect(await outcome()).toEqual({ done, waiting });
  }); // prettier-ignore

  it("lets the pool wait for a shop's turn", async () => {
    await Promise.all([learnTimesInTurn(WILLOW, NOW), learnPooledInTurn(NOW)]);
    expect((await outcome()).waiting).toContain("estimates.learn-pooled undefined");
  });

  it("does not keep a shop from being learned from while another's past is foretold", async () => {
    await Promise.all([replayInTurn(WILLOW, NOW), learnTimesInTurn(OTHER_SHOP, NOW)]);
    const done = [`estimates ${OTHER_SHOP}`, `replay ${WILLOW}`];
    expect(await outcome()).toEqual({ done, waiting: [`estimates.replay ${OTHER_SHOP}`] });
  });
});
