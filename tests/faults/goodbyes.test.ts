import { describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { expectHouseWell, shopifySays, useHouse } from "#tests/support/house.ts";
import { ANA } from "#tests/support/parcel.ts";
import { copyWaiting, countFates, planParcels } from "#tests/support/planned.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

const house = useHouse();
const taken = () => house.fake.ledger.filter(({ accepted }) => accepted).length;
const wake = () => db.$executeRaw`select graphile_worker.add_job('message.deliver', '{}'::json)`;
const pause = (pausedAt: Date | null) => db.shop.update({ where: { domain: WILLOW }, data: { pausedAt } });

async function gidsOfOrders() {
  return (await db.order.findMany({ select: { gid: true } })).map(({ gid }) => Number(gid.split("/").at(-1)));
}

describe("the app is removed", () => {
  it("while five hundred messages wait: all end as suppressed, none is sent", async () => {
    await pause(new Date());
    await planParcels(5, "delivered", { phone: null });
    await copyWaiting(99);
    expect(await countFates({ kind: "delivered", channel: "email" })).toEqual({ pending: 500 });
    expect(await shopifySays(house, "app/uninstalled", { domain: WILLOW })).toBe(200);
    await house.work();
    await wake();
    await house.work();
    expect(await countFates({ kind: "delivered", channel: "email" })).toEqual({ "suppressed app_removed": 500 });
    expect(taken()).toBe(0);
    await expectHouseWell(house);
  }, 60_000);

  it("while messages are on their way: what has passed the gate arrives once, the others stay", async () => {
    await planParcels(60, "delivered", { phone: null });
    let isGone = false;
    house.fake.during(async () => {
      if (isGone) return;
      isGone = true;
      await shopifySays(house, "app/uninstalled", { domain: WILLOW });
    });
    await house.work();
    const { accepted = 0, "suppressed app_removed": kept = 0 } = await countFates({
      kind: "delivered",
      channel: "email",
    });
    expect(accepted + kept).toBe(60);
    expect(taken()).toBe(accepted);
    await expectHouseWell(house);
  }, 60_000);
});

describe("a shop is forgotten", () => {
  it("while a message is with the provider: its row goes, nothing fails, nothing is left", async () => {
    await planParcels(3, "delivered");
    let isGone = false;
    house.fake.during(async () => {
      if (isGone) return;
      isGone = true;
      await db.shop.update({ where: { domain: WILLOW }, data: { uninstalledAt: new Date() } });
      await shopifySays(house, "shop/redact", { shop_id: 1, shop_domain: WILLOW });
    });
    await house.work();
    for (const count of [db.message.count({ where: { shop: WILLOW } }), db.order.count({ where: { shop: WILLOW } })]) {
      expect(await count).toBe(0);
    }
    expect(await db.shop.count({ where: { domain: WILLOW } })).toBe(0);
    expect(taken()).toBeLessThanOrEqual(6);
    const ids = house.fake.ledger.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    await expectHouseWell(house);
    await installWillow();
  });
});

describe("a shopper is forgotten", () => {
  it("while a message to them waits: it ends, and nothing of them is left in it", async () => {
    await pause(new Date());
    await planParcels(2, "delivered");
    const orders = await gidsOfOrders();
    const request = { shop_id: 1, shop_domain: WILLOW, customer: { id: 9001, email: ANA.email, phone: ANA.phone } };
    expect(await shopifySays(house, "customers/redact", { ...request, orders_to_redact: orders })).toBe(200);
    await house.work();
    await pause(null);
    await wake();
    await house.work();
    expect(await db.message.count({ where: { state: { in: ["pending", "accepted"] } } })).toBe(0);
    expect(await db.message.count({ where: { recipientSealed: { not: null } } })).toBe(0);
    expect(await db.order.count({ where: { redactedAt: null } })).toBe(0);
    expect(taken()).toBe(0);
    await expectHouseWell(house);
  });

  it("while a message to them is with the provider: at most that one arrives", async () => {
    await planParcels(1, "delivered", { phone: null });
    const orders = await gidsOfOrders();
    house.fake.during(async () => {
      house.fake.during(null);
      const request = { shop_id: 1, shop_domain: WILLOW, customer: { id: 9001, email: ANA.email, phone: ANA.phone } };
      await shopifySays(house, "customers/redact", { ...request, orders_to_redact: orders });
    });
    await house.work();
    expect(taken()).toBe(1);
    expect(await db.order.count({ where: { redactedAt: null } })).toBe(0);
    await expectHouseWell(house);
  });
});

describe("an order is deleted", () => {
  it("while its message waits: nothing is sent about what is no more", async () => {
    await pause(new Date());
    await planParcels(1, "delivered");
    const [id] = await gidsOfOrders();
    expect(await shopifySays(house, "orders/delete", { id })).toBe(200);
    await house.work();
    await pause(null);
    await wake();
    await house.work();
    expect(taken()).toBe(0);
    await expectHouseWell(house);
  });
});
