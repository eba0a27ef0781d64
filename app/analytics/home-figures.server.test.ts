import { randomUUID } from "node:crypto";

import type { MessageState, ShipmentStatus } from "@prisma/client";
import { beforeAll, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { homeFigures } from "./home-figures.server.ts";
import { listTroubledShipments } from "./troubled-shipments.server.ts";

// 23:30 on Monday in Berlin, still Monday in UTC, and Tuesday in Auckland.
const now = new Date("2026-11-02T22:30:00.000Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

let count = 0;

/** One order with one parcel; `latestOn` gives it an estimate. */
async function seedShipment(
  shop: string,
  facts: { status: ShipmentStatus; at?: Date; placedAt?: Date; latestOn?: string },
) {
  count += 1;
  const at = facts.at ?? daysAgo(1);
  const placedAt = facts.placedAt ?? daysAgo(5);
  const order = { shop, gid: `gid://shopify/Order/${count}`, name: `#${1000 + count}`, placedAt, currency: "EUR" };
  const { id: orderId } = await db.order.create({ data: { ...order, totalMinor: 4900, sourceUpdatedAt: at } });
  const fulfillment = { shop, orderId, gid: `gid://shopify/Fulfillment/${count}`, state: "success" };
  const { id: fulfillmentId } = await db.fulfillment.create({
    data: { ...fulfillment, createdAt: at, sourceUpdatedAt: at },
  });
  const parcel = { shop, orderId, fulfillmentId, carrier: "DHL", number: `JD${count}`, statusAt: at };
  const deliveredAt = facts.status === "delivered" ? at : null;
  const { id } = await db.shipment.create({ data: { ...parcel, status: facts.status, deliveredAt } });
  if (facts.latestOn) {
    const latestOn = new Date(facts.latestOn);
    await db.estimate.create({ data: { shipmentId: id, shop, earliestOn: latestOn, latestOn, basis: "rule" } });
  }
  return { id, orderId };
}

async function seedMessage(shop: string, orderId: string, state: MessageState, createdAt = daysAgo(1)) {
  const stage = { shop, orderId, state, kind: "shipped", channel: "email", createdAt };
  const recipientHash = Buffer.from("ana");
  await db.message.create({
    data: { ...stage, key: randomUUID(), recipientHash, occurredAt: createdAt, expiresAt: now },
  });
}

beforeAll(async () => {
  await installWillow();
  await installWillow({}, OTHER_SHOP);
});

describe("home figures", () => {
  it("are all zero for a shop without orders", async () => {
    expect(await homeFigures(WILLOW, now)).toEqual({
      underway: 0,
      arrivingToday: 0,
      overdue: 0,
      inTrouble: 0,
      delivered: 0,
      medianDays: null,
      messages: { sent: 0, waiting: 0, failed: 0, withheld: 0 },
      pageViews: 0,
      pickClicks: 0,
    });
  });

  it("count this shop's parcels by what they mean today", async () => {
    const ana = await seedShipment(WILLOW, { status: "in_transit", latestOn: "2026-11-02" });
    await seedShipment(WILLOW, { status: "out_for_delivery", latestOn: "2026-11-03" });
    await seedShipment(WILLOW, { status: "in_transit", latestOn: "2026-11-01" });
    // Nobody knows whether it has been sent, or whether its carrier scans at all.
    await seedShipment(WILLOW, { status: "label_created", latestOn: "2026-10-29" });
    await seedShipment(WILLOW, { status: "ready_for_pickup", latestOn: "2026-10-30" });
    const delayed = await seedShipment(WILLOW, { status: "delayed" });
    await seedShipment(WILLOW, { status: "delivered", at: daysAgo(2), placedAt: daysAgo(4) });
    await seedShipment(WILLOW, { status: "delivered", at: daysAgo(10), placedAt: daysAgo(16) });
    await seedShipment(WILLOW, { status: "delivered", at: daysAgo(40), placedAt: daysAgo(90) });
    await seedShipment(WILLOW, { status: "cancelled" });
    const removed = await seedShipment(WILLOW, { status: "exception" });
    await db.shipment.update({ where: { id: removed.id }, data: { removedAt: now } });
    const foreign = await seedShipment(OTHER_SHOP, { status: "exception" });

    await Promise.all(
      (["accepted", "delivered", "pending", "bounced", "skipped", "expired"] as const).map((state) =>
        seedMessage(WILLOW, ana.orderId, state),
      ),
    );
    await seedMessage(WILLOW, ana.orderId, "delivered", daysAgo(8));
    await seedMessage(OTHER_SHOP, foreign.orderId, "delivered");
    const view = { shop: WILLOW, kind: "page_view", orderId: ana.orderId, happenedAt: daysAgo(1) };
    await db.fact.createMany({
      data: [view, view, { ...view, happenedAt: daysAgo(9) }, { ...view, kind: "pick_click" }],
    });

    const figures = await homeFigures(WILLOW, now);
    expect(figures).toEqual({
      underway: 6,
      arrivingToday: 2,
      overdue: 1,
      inTrouble: 1,
      delivered: 1,
      medianDays: 4,
      messages: { sent: 2, waiting: 1, failed: 1, withheld: 2 },
      pageViews: 2,
      pickClicks: 1,
    });
    expect(await listTroubledShipments(WILLOW, 5)).toMatchObject([
      { id: delayed.id, status: "delayed", carrier: "DHL" },
    ]);
  });

  it("take the day from the shop's time zone", async () => {
    await db.shop.update({ where: { domain: WILLOW }, data: { timeZone: "Pacific/Auckland" } });
    const { arrivingToday, overdue } = await homeFigures(WILLOW, now);
    expect({ arrivingToday, overdue }).toEqual({ arrivingToday: 1, overdue: 2 });
  });
});
