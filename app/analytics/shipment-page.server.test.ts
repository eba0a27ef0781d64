import { beforeAll, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";
import { findOrderByToken } from "#app/orders/open-link.server.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { endLinks, makePreviewLink } from "./preview-link.server.ts";
import { findShipmentPage } from "./shipment-page.server.ts";

const at = (time: string) => new Date(`2026-11-02T${time}:00.000Z`);
const UNKNOWN = "019a0000-0000-7000-8000-000000000000";

const ids = { orderId: "", shipmentId: "", otherParcelId: "" };

async function seedStory() {
  const vault = await openVault(WILLOW);
  const facts = { shop: WILLOW, gid: "gid://shopify/Order/1", name: "#1001", placedAt: at("06:00"), currency: "EUR" };
  const emailSealed = vault.seal("Order.emailSealed", "ana@example.com");
  const order = await db.order.create({
    data: { ...facts, totalMinor: 4900, sourceUpdatedAt: at("06:00"), shipCountry: "DE", emailSealed },
  });
  const line = { shop: WILLOW, gid: "gid://shopify/LineItem/1", title: "Linen robe", variantTitle: "Moss" };
  const { id: orderLineId } = await db.orderLine.create({
    data: { ...line, orderId: order.id, quantity: 2, currentQuantity: 2, priceMinor: 2450 },
  });
  const fulfillment = { shop: WILLOW, orderId: order.id, gid: "gid://shopify/Fulfillment/1", state: "success" };
  const { id: fulfillmentId } = await db.fulfillment.create({
    data: { ...fulfillment, createdAt: at("07:00"), sourceUpdatedAt: at("07:00"), originCountry: "NL" },
  });
  const parcel = { shop: WILLOW, orderId: order.id, fulfillmentId, carrier: "DHL", statusAt: at("09:00") };
  const { id: shipmentId } = await db.shipment.create({ data: { ...parcel, number: "JD1", status: "in_transit" } });
  const { id: otherParcelId } = await db.shipment.create({ data: { ...parcel, number: "JD2" } });
  await db.shipmentLine.create({ data: { shipmentId, orderLineId, shop: WILLOW, quantity: 2 } });
  const event = { shop: WILLOW, fulfillmentId, shipmentId, source: "shopify" };
  await db.trackingEvent.createMany({
    data: [
      {
        ...event,
        dedupeKey: "1",
        status: "picked_up",
        rawStatus: "carrier_picked_up",
        happenedAt: at("08:00"),
        city: "Hamburg",
      },
      {
        ...event,
        dedupeKey: "2",
        status: "in_transit",
        rawStatus: "in_transit",
        happenedAt: at("09:00"),
        country: "DE",
      },
    ],
  });
  const message = { shop: WILLOW, orderId: order.id, channel: "email", recipientHash: Buffer.from("ana") };
  const times = { occurredAt: at("08:00"), expiresAt: at("20:00") };
  await db.message.createMany({
    data: [
      { ...message, ...times, key: "a", kind: "order_confirmed", state: "delivered", acceptedAt: at("06:01") },
      { ...message, ...times, key: "b", kind: "shipped", shipmentId, state: "skipped", reason: "rule_off" },
      { ...message, ...times, key: "c", kind: "shipped", shipmentId: otherParcelId, state: "pending" },
    ],
  });
  Object.assign(ids, { orderId: order.id, shipmentId, otherParcelId });
}

beforeAll(async () => {
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  await seedStory();
});

describe("one parcel's page", () => {
  it("tells the story newest first, with contents and every message's fate", async () => {
    const page = await findShipmentPage(WILLOW, ids.shipmentId);
    expect(page).toMatchObject({ orderName: "#1001", carrier: "DHL", status: "in_transit", country: "DE" });
    expect(page?.from).toBe("NL");
    expect(page?.lines).toEqual([{ title: "Linen robe", variantTitle: "Moss", quantity: 2 }]);
    expect(page?.timeline.map((entry) => [entry.status, entry.place, entry.rawStatus])).toEqual([
      ["in_transit", "DE", "in_transit"],
      ["picked_up", "Hamburg", "carrier_picked_up"],
    ]);
    const told = page?.messages.map((message) => [message.kind, message.state, message.reasonText]).toSorted();
    expect(told).toEqual([
      ["order_confirmed", "delivered", null],
      ["shipped", "skipped", "Not sent: you have switched this message off."],
    ]);
  });

  it("holds nothing that identifies the shopper", async () => {
    const text = JSON.stringify(await findShipmentPage(WILLOW, ids.shipmentId));
    expect(text).not.toContain("ana@example.com");
    expect(text).not.toMatch(/Sealed|Hash|Index|token/i);
  });

  it("does not exist for another shop or an unknown id", async () => {
    expect(await findShipmentPage(OTHER_SHOP, ids.shipmentId)).toBeNull();
    expect(await findShipmentPage(WILLOW, UNKNOWN)).toBeNull();
  });
});

describe("the merchant's own link", () => {
  it("opens the order, stays the same, and does not count as a shopper's", async () => {
    const url = await makePreviewLink(WILLOW, ids.shipmentId);
    expect(await makePreviewLink(WILLOW, ids.otherParcelId)).toBe(url);
    expect(url).toMatch(/^https:\/\/willow\.example\/apps\/track\/t\/[\w-]{22,}$/);
    const found = await findOrderByToken(WILLOW, url?.split("/").at(-1) ?? "");
    expect(found?.orderId).toBe(ids.orderId);
    await finishAfterwards();

    await ensureTrackingLink(db, WILLOW, ids.orderId, Buffer.from("ana's e-mail, hashed"));
    const links = { made: 1, opened: 0, working: 1, lastSeenAt: null };
    expect((await findShipmentPage(WILLOW, ids.shipmentId))?.links).toEqual(links);
  });

  it("is new after all links of the order have been ended", async () => {
    const before = await makePreviewLink(WILLOW, ids.shipmentId);
    expect(await endLinks(OTHER_SHOP, ids.shipmentId)).toBeNull();
    expect(await endLinks(WILLOW, ids.otherParcelId)).toBe(2);
    expect(await findOrderByToken(WILLOW, before?.split("/").at(-1) ?? "")).toBeNull();
    expect((await findShipmentPage(WILLOW, ids.shipmentId))?.links).toMatchObject({ made: 1, working: 0 });
    expect(await makePreviewLink(WILLOW, ids.shipmentId)).not.toBe(before);
  });

  it("is not made for another shop", async () => {
    expect(await makePreviewLink(OTHER_SHOP, ids.shipmentId)).toBeNull();
  });
});
