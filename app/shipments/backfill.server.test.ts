import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { orderBody } from "#app/orders/order-body.ts";
import { recordOrder } from "#app/orders/record-order.server.ts";
import { recordScopes } from "#app/shops/uninstall-shop.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { orderJson } from "#tests/support/bodies.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { backfillShop } from "./backfill.server.ts";
import { findHistoryState } from "./history-state.server.ts";

const DAY = 86_400_000;

beforeEach(async () => {
  await installWillow();
  await Promise.all([db.order.deleteMany(), db.syncRun.deleteMany()]);
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

describe("the past of a shop", () => {
  it.each([
    ["60 days back", "read_orders", 60],
    ["two years back where the merchant allows it", "read_orders,read_all_orders", 730],
  ])("is read %s, and learned from", async (_what, scope, days) => {
    const asked: string[] = [];
    await answerAdmin((operation, { query }) => {
      if (operation === "OrdersCount") return { ordersCount: { count: 0 } };
      asked.push(String(query));
      return { orders: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } };
    });
    await recordScopes(WILLOW, scope.split(","));
    await backfillShop(WILLOW);
    const { startedAt } = await db.syncRun.findFirstOrThrow();
    expect(asked).toEqual([`created_at:>='${new Date(startedAt.getTime() - days * DAY).toISOString()}'`]);
    expect((await waitingJobs()).map(({ name }) => name)).toEqual(["shop.learn"]);
    expect(await findHistoryState(WILLOW)).toMatchObject({ days, mayReadAll: days > 60, reading: null });
  });

  it("is counted, with its oldest order and how far it has been read", async () => {
    expect(await findHistoryState(WILLOW)).toMatchObject({ orders: 0, oldestAt: null });
    await recordOrder(WILLOW, orderBody.parse(orderJson()), "backfill");
    await db.syncRun.create({ data: { shop: WILLOW, kind: "backfill", done: 1, total: 4 } });
    const { placedAt } = await db.order.findFirstOrThrow();
    expect(await findHistoryState(WILLOW)).toMatchObject({
      ...{ orders: 1, oldestAt: placedAt, reading: { done: 1, total: 4 } },
    });
  });
});
