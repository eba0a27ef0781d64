import { readFileSync } from "node:fs";

import { beforeAll, describe, expect, it } from "vitest";

import { sendParcels, placeStoryOrder } from "#simulator/carriers/story-order.ts";
import { addFulfillmentEvent } from "#simulator/shopify/fulfill-order.ts";
import { noFaults } from "#simulator/shopify/faults.ts";
import { uninstallApp } from "#simulator/shopify/uninstall.ts";
import { expectAllWell, ledgerOf, letEverythingPass, restOf } from "#tests/support/drill.ts";
import { queryDatabase, useRunningShop } from "#tests/support/running-shop.ts";
import { messagesOf, sendOrder, shopper } from "#tests/support/sent-order.ts";
import { prepareShop } from "#tools/prepare-shop.ts";
import { waitFor } from "#tools/wait-for.ts";

const PAST_ORDERS = process.env.FAULTS === "all" ? 1_000 : 300;
const shop = useRunningShop({ orders: PAST_ORDERS });
const world = () => shop.stack().simulator.world;

const countOf = async (table: string) => {
  const [row] = await queryDatabase<{ count: number }>(shop.stack(), `select count(*)::int as count from "${table}"`);
  return row?.count ?? 0;
};

beforeAll(() => letEverythingPass(shop.stack()));

describe("a shop with a long past", () => {
  it("is read without a word to any shopper", async () => {
    await restOf(shop.stack());
    expect(await countOf("Order")).toBeGreaterThanOrEqual(PAST_ORDERS * 0.2);
    expect(await countOf("Shipment")).toBeGreaterThan(100);
    expect([await countOf("Message"), ledgerOf(shop.stack()).length]).toEqual([0, 0]);
  }, 120_000);

  it("that removes the app and comes back is read again, and hears nothing of what happened meanwhile", async () => {
    uninstallApp(world());
    await waitFor("the goodbye", async () => {
      const rows = await queryDatabase(shop.stack(), `select 1 from "Shop" where "uninstalledAt" is not null`);
      return rows.length > 0;
    });
    await prepareShop(shop.stack(), () => undefined);
    await letEverythingPass(shop.stack());
    await restOf(shop.stack());
    expect(ledgerOf(shop.stack()).length).toBe(0);
    await expectAllWell(shop.stack());
  }, 180_000);
});

describe("subscriptions that are silently gone", () => {
  it("are made up for: every parcel is set right, and only what is still news is told", async () => {
    const stack = shop.stack();
    const told = sendOrder(stack, shopper(stack, 1));
    await waitFor("the order", async () => (await messagesOf(stack, told.order)).length > 0);
    await restOf(stack);
    world().faults.silent = true;
    told.push("out_for_delivery");
    told.push("delivered");
    const stale = placeStoryOrder(world(), shopper(stack, 2));
    const [parcel] = sendParcels(world(), stale, 1);
    const happenedAt = new Date(Date.now() - 72 * 3_600_000);
    addFulfillmentEvent(world(), parcel?.gid ?? "", { status: "delivered", message: "Delivered", happenedAt });
    Object.assign(world().faults, noFaults());
    await restOf(stack);
    expect((await messagesOf(stack, told.order)).some((one) => one.startsWith("delivered"))).toBe(false);
    await queryDatabase(
      stack,
      `select graphile_worker.add_job('order.reconcile', json_build_object('shop', $1::text))`,
      [world().shop.domain],
    );
    await told.reaches("delivered");
    await expectAllWell(stack);
    const fresh = await messagesOf(stack, told.order);
    expect(fresh.filter((one) => one.startsWith("out_for_delivery") && /accepted|delivered$/.test(one))).toEqual([]);
    expect(fresh.some((one) => /^delivered email: (accepted|delivered)$/.test(one))).toBe(true);
    const late = await messagesOf(stack, stale);
    expect(late.filter((one) => /^delivered .*: (accepted|delivered|pending)$/.test(one))).toEqual([]);
    expect(readFileSync(stack.logFile, "utf8")).toMatch(/"repaired":[1-9]/);
  }, 120_000);
});
