import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { refreshOrderEstimate } from "./refresh-order-estimate.server.ts";
import { movedOf, orderWindowOf } from "./stored-estimate.ts";

const RULES = { processingMin: 1, processingMax: 1, transitMin: 2, transitMax: 4, cutOffHour: null };
/** Monday noon in Berlin. */
const MONDAY = new Date("2026-11-02T11:00:00Z");
const days = (count: number) => new Date(MONDAY.getTime() + count * 86_400_000);

let orderId: string;

beforeEach(async () => {
  await db.shop.deleteMany();
  await db.$executeRaw`truncate "Order" cascade`;
  await installWillow({ deliveryRules: RULES });
  const stored = await storeParcel({ order: { placedAt: MONDAY } });
  ({ orderId } = stored);
  await db.shipment.update({ where: { id: stored.shipmentId }, data: { status: "cancelled" } });
});

async function told(now: Date, shop = WILLOW) {
  await refreshOrderEstimate(shop, orderId, now);
  const row = await db.orderEstimate.findFirst({ where: { shop: WILLOW, orderId } });
  return row && { ...orderWindowOf(row), moved: movedOf(row) };
}

describe("an order in no parcel", () => {
  it("has days by the shop's rules, and keeps them while nothing changes", async () => {
    const window = { shipsByOn: "2026-11-03", earliestOn: "2026-11-05", latestOn: "2026-11-09", basis: "rule" };
    expect(await told(MONDAY)).toEqual({ ...window, moved: null });
    await db.shop.update({ where: { domain: WILLOW }, data: { deliveryRules: { ...RULES, transitMax: 2 } } });
    expect(await told(days(1))).toMatchObject(window);
    expect(await db.orderEstimate.findFirst()).toMatchObject({ computedAt: MONDAY });
  });

  it("comes later when it has not left, and does not hide when it should have", async () => {
    await told(MONDAY);
    const window = { shipsByOn: "2026-11-03", latestOn: "2026-11-11" };
    expect(await told(days(3))).toMatchObject({ ...window, moved: null });
  });

  it("remembers which day was told before, and since when it is another", async () => {
    await told(MONDAY);
    const days0 = { earliestOn: new Date("2026-11-05"), latestOn: new Date("2026-11-09"), endsAt: days(8) };
    const subject = { shop: WILLOW, orderId, subjectId: orderId, surface: "thank_you", place: 0 };
    await db.toldWindow.create({ data: { ...subject, ...days0, basis: "rule", toldAt: MONDAY } });
    const moved = { fromOn: "2026-11-09", at: days(3), why: "rule" };
    expect(await told(days(3))).toMatchObject({ latestOn: "2026-11-11", moved });
    expect(await told(days(3.1))).toMatchObject({ latestOn: "2026-11-11", moved });
    expect(await told(days(4))).toMatchObject({ latestOn: "2026-11-12", moved: { fromOn: "2026-11-11" } });
  });

  it.each<[string, () => Promise<unknown>]>([
    ["is cancelled", () => db.order.update({ where: { id: orderId }, data: { cancelledAt: MONDAY } })],
    ["is nothing to be sent", () => db.orderLine.updateMany({ data: { requiresShipping: false } })],
    ["has left", () => db.shipment.updateMany({ data: { status: "in_transit" } })],
  ])("has none when it %s", async (_name, change) => {
    await change();
    expect(await told(MONDAY)).toBeNull();
  });

  it("is nobody else's", async () => {
    await installWillow({}, OTHER_SHOP);
    expect(await told(MONDAY, OTHER_SHOP)).toBeNull();
  });
});
