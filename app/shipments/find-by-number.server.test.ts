import { beforeAll, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { readSearch } from "#app/orders/typed-search.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findParcelByNumber } from "./find-by-number.server.ts";

const NUMBER = "JD 0034-1234 56";
const typed = (order: string) => readSearch({ order, contact: "" }).trackingNumber;

/** An order of the shop with one parcel of this number. */
async function sendParcel(shop: string, name: string, number = NUMBER) {
  const now = new Date();
  const order = await db.order.create({
    data: {
      ...{ shop, gid: `gid://shopify/Order/${name}`, name, placedAt: now, currency: "EUR", totalMinor: 1n },
      sourceUpdatedAt: now,
    },
  });
  const mine = { shop, orderId: order.id };
  const fulfillment = await db.fulfillment.create({
    data: { ...mine, gid: `gid://shopify/Fulfillment/${name}`, state: "success", createdAt: now, sourceUpdatedAt: now },
  });
  const parcel = { ...mine, fulfillmentId: fulfillment.id, carrier: "DHL", number, statusAt: now };
  const { id } = await db.shipment.create({ data: parcel });
  return { shipmentId: id, orderId: order.id };
}

beforeAll(async () => {
  await installWillow();
  await installWillow({}, OTHER_SHOP);
});

describe("findParcelByNumber", () => {
  it("finds the newest parcel, however the number is written", async () => {
    await sendParcel(WILLOW, "#1");
    const newest = await sendParcel(WILLOW, "#2");
    for (const number of [NUMBER, "jd0034123456", "ＪＤ００３４１２３４５６", " JD-0034-123-456 "]) {
      expect(await findParcelByNumber(WILLOW, typed(number)), number).toEqual(newest);
    }
    expect(await findParcelByNumber(WILLOW, typed("JD003412345"))).toBeNull();
    expect(await findParcelByNumber(WILLOW, null)).toBeNull();
  });

  it("never finds another shop's, one whose number was edited away, or one of a redacted order", async () => {
    const { orderId, shipmentId } = await sendParcel(OTHER_SHOP, "#3", "XY987654321");
    expect(await findParcelByNumber(WILLOW, "XY987654321")).toBeNull();
    expect(await findParcelByNumber(OTHER_SHOP, "XY987654321")).toEqual({ orderId, shipmentId });
    await db.shipment.update({ where: { id: shipmentId }, data: { removedAt: new Date() } });
    expect(await findParcelByNumber(OTHER_SHOP, "XY987654321")).toBeNull();
    await db.shipment.update({ where: { id: shipmentId }, data: { removedAt: null } });
    await db.order.update({ where: { id: orderId }, data: { redactedAt: new Date() } });
    expect(await findParcelByNumber(OTHER_SHOP, "XY987654321")).toBeNull();
  });

  it("is an index's work", async () => {
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`set local enable_seqscan = off`;
      return tx.$queryRaw<{ "QUERY PLAN": string }[]>`
        explain select id from "Shipment"
         where shop = 'willow.myshopify.com' and upper(regexp_replace(number, '[^A-Za-z0-9]', '', 'g')) = 'JD003412'`;
    });
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("Shipment_shop_trackingKey_idx");
  });
});
