import { beforeEach, expect, it } from "vitest";

import { failRun, finishRun, reportProgress, startRun } from "#app/catalog/sync-run.server.ts";
import { db } from "#app/db.server.ts";
import { LAYOUT } from "#app/estimates/learning/learned.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findEstimatorState } from "./estimator-state.server.ts";

const learnedAt = new Date("2026-11-20T03:00:00Z");

beforeEach(async () => {
  await installWillow();
});

it("tells the newest that was learned from the one in service, and how far learning is", async () => {
  expect(await findEstimatorState(WILLOW, learnedAt)).toMatchObject({ state: "never", newest: null, inService: null });
  await storeParcel({ parcel: { status: "delivered", deliveredAt: learnedAt } });
  await storeParcel();
  const model = (version: number, inServiceAt: Date | null, shop = WILLOW) => ({
    ...{ shop, version, layout: 1, learnedAt, parcels: 100 * version, trial: {}, inServiceAt },
  });
  await db.estimatorModel.createMany({
    data: [model(1, learnedAt), model(2, learnedAt), model(3, null), model(9, learnedAt, OTHER_SHOP)],
  });
  const run = await startRun(WILLOW, "estimates");
  await reportProgress(run, 50, 200);
  expect(await findEstimatorState(WILLOW, learnedAt)).toMatchObject({
    ...{ state: "running", done: 50, total: 200, delivered: 1 },
    newest: { version: 3, inServiceAt: null },
    inService: { version: 2, parcels: 200, learnedAt },
  });
  await finishRun(run, 200);
  expect((await findEstimatorState(WILLOW, learnedAt)).state).toBe("done");
});

it("tells a learning that goes on where it stopped from one that has begun", async () => {
  const begunAt = new Date("2026-11-20T02:00:00Z");
  const goesOn = async () => (await findEstimatorState(WILLOW, learnedAt)).goesOn;
  const run = await startRun(WILLOW, "estimates");
  await db.estimatorDraft.create({ data: { shop: WILLOW, print: "one", layout: LAYOUT, begunAt, body: new Uint8Array() } }); // prettier-ignore
  expect(await goesOn()).toBe(false);
  await failRun(run, "stopped");
  expect(await goesOn()).toBe(true);
  await startRun(WILLOW, "estimates", begunAt.toISOString());
  await db.estimatorDraft.deleteMany();
  expect(await goesOn()).toBe(true);
});
