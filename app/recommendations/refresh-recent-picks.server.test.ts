import { randomUUID } from "node:crypto";

import { beforeEach, expect, it } from "vitest";

import { db, pool } from "#app/db.server.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";
import { waitFor } from "#tools/wait-for.ts";

import { refreshRecentPicks } from "./refresh-recent-picks.server.ts";
import { saveRule } from "./rules/save-rule.server.ts";

const now = new Date();
const JOB = `select id from graphile_worker._private_jobs where key = 'picks.refresh|' || $1 for update`;

/** Newest first, as they are refreshed. */
async function place(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const facts = { shop: WILLOW, name: "#1", currency: "EUR", totalMinor: 1n, sourceUpdatedAt: now };
  await db.order.createMany({
    data: ids.map((id, index) => ({ ...facts, id, gid: id, placedAt: new Date(now.getTime() - 60_000 * index) })),
  });
  return ids;
}

beforeEach(async () => {
  await installWillow();
  await db.$executeRaw`truncate "Order", "Product" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

it("asks for each order once, however often it is run", async () => {
  const ids = await place(3);
  await refreshRecentPicks(WILLOW, now);
  await refreshRecentPicks(WILLOW, now);
  const asked = (await waitingJobs()).map(({ payload }) => payload["orderId"]);
  expect(asked.toSorted()).toEqual(ids.toSorted());
});

it("keeps no job from being finished while it waits for another", async () => {
  const [first, second] = await place(2);
  await refreshRecentPicks(WILLOW, now);
  // A worker that finishes several jobs in one statement, in an order of its own, and has come to the second.
  const worker = await pool.connect();
  await worker.query("begin");
  await worker.query(JOB, [second]);
  const again = refreshRecentPicks(WILLOW, now);
  await waitFor("the refresh to wait", async () => {
    const { rows } = await pool.query(
      `select from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'add_job'`,
    );
    return rows.length > 0;
  });
  const taken = await worker.query(`${JOB} skip locked`, [first]).finally(() => worker.query("commit"));
  worker.release();
  await again;
  expect(taken.rows).toHaveLength(1);
});

it("has asked for all of them before what is excluded is dropped, should that fail", async () => {
  const [id = ""] = await place(1);
  const gid = "gid://shopify/Product/1";
  const facts = {
    shop: WILLOW,
    gid,
    handle: "tea",
    title: "Tea",
    status: "active",
    createdAt: now,
    sourceUpdatedAt: now,
  };
  await db.product.create({ data: { ...facts, priceMinor: 900n, currency: "EUR", available: true } });
  const any = { by: "any" as const, values: [] };
  await saveRule(WILLOW, null, { effect: "exclude", when: any, products: { by: "product", values: [gid] } });
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await db.$executeRawUnsafe(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$;
    create trigger refuse before delete on "Pick" for each statement execute function refuse()`);
  try {
    await expect(refreshRecentPicks(WILLOW, now)).rejects.toThrow("not now");
  } finally {
    await db.$executeRaw`drop function refuse cascade`;
    await db.pickRule.deleteMany();
  }
  expect(await waitingJobs()).toEqual([{ name: "picks.refresh", payload: { shop: WILLOW, orderId: id } }]);
});
