import { beforeEach, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { learnShopTimes } from "#app/estimates/learning/learn-estimator.server.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { handlers } from "./handlers.server.ts";

beforeEach(async () => {
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await db.shop.deleteMany();
  await installWillow();
});

it("has all that is under way looked at after a learning, though the hour's look is asked for as well", async () => {
  await learnShopTimes(WILLOW, new Date("2026-11-03T11:00:00Z"));
  await handlers["estimates.refresh-open"]({}, {} as never);
  const payloads = (await waitingJobs()).filter(({ name }) => name === "estimates.refresh").map((job) => job.payload);
  expect(payloads).toHaveLength(2);
  expect(payloads).toContainEqual({ shop: WILLOW, all: true });
});
