import { beforeAll, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findTrackingView } from "./find-view.server.ts";

const NOW = new Date("2026-11-12T11:00:00Z");
const YESTERDAY = new Date("2026-11-11T11:00:00Z");
const THROW = "gid://shopify/Product/1";
const shop = WILLOW;

const on = (day: string) => new Date(`${day}T00:00:00Z`);

let orderId: string;

/** One fulfillment with two parcels: an event of both, and one of the first alone. */
beforeAll(async () => {
  await installWillow();
  const dates = { createdAt: YESTERDAY, sourceUpdatedAt: YESTERDAY };
  const price = { priceMinor: 4900n, currency: "EUR", available: true };
  await db.product.create({
    data: { shop, gid: THROW, handle: "linen-throw", title: "Linen throw", status: "active", publishedAt: YESTERDAY, imageUrl: "https://willow.example/throw.jpg", ...price, ...dates },
  }); // prettier-ignore
  const order = await db.order.create({
    data: {
      ...{ shop, gid: "gid://shopify/Order/1", name: "#1001", placedAt: YESTERDAY, currency: "EUR", totalMinor: 4900n, sourceUpdatedAt: YESTERDAY },
      lines: { create: { shop, gid: "gid://shopify/LineItem/1", productGid: THROW, title: "Linen throw", quantity: 1, currentQuantity: 1, priceMinor: 4900n } },
      fulfillments: { create: { shop, gid: "gid://shopify/Fulfillment/1", state: "success", ...dates } },
    },
    include: { lines: true, fulfillments: true },
  }); // prettier-ignore
  orderId = order.id;
  const fulfillmentId = order.fulfillments[0]?.id ?? "";
  const lines = { create: { shop, orderLineId: order.lines[0]?.id ?? "", quantity: 1 } };
  const parcels = [];
  for (const number of ["A1", "B2", "gone"]) {
    const state = { status: "in_transit", milestone: "in_transit", statusAt: YESTERDAY } as const;
    const removedAt = number === "gone" ? NOW : null;
    parcels.push(
      await db.shipment.create({
        data: { shop, orderId, fulfillmentId, carrier: "DHL", number, removedAt, ...state, lines },
      }),
    );
  }
  const event = { shop, fulfillmentId, source: "shopify", rawStatus: "IN_TRANSIT", happenedAt: YESTERDAY };
  await db.trackingEvent.create({ data: { ...event, dedupeKey: "1", status: "in_transit", city: "Cologne" } });
  await db.trackingEvent.create({
    data: { ...event, dedupeKey: "2", status: "out_for_delivery", shipmentId: parcels[0]?.id ?? "" },
  });
  await db.estimate.create({
    data: {
      shop,
      shipmentId: parcels[0]?.id ?? "",
      earliestOn: on("2026-11-13"),
      latestOn: on("2026-11-13"),
      basis: "carrier",
    },
  });
});

describe("the view of a stored order", () => {
  it("tells each parcel its own events and those it shares, and no parcel that was edited away", async () => {
    const view = await findTrackingView(shop, orderId, NOW);
    const told = view?.parcels.map(({ number, days }) => [
      number,
      ...days.flatMap((day) => day.entries.map((entry) => entry.text)),
    ]);
    expect(told).toEqual([
      ["A1", "Out for delivery", "On its way", "Order received"],
      ["B2", "On its way", "Order received"],
    ]);
  });

  it("names the day of the estimate, in the shop's zone", async () => {
    expect(await findTrackingView(shop, orderId, NOW)).toMatchObject({
      headline: "Parcel 1: Arriving tomorrow",
      window: { basis: "Worked out from the day that DHL names." },
    });
  });

  it("leads back to the product, and to the carrier's page even when the shop gave no link", async () => {
    const [parcel] = (await findTrackingView(shop, orderId, NOW))?.parcels ?? [];
    expect(parcel?.items).toMatchObject([
      { title: "Linen throw", href: "/products/linen-throw", imageUrl: "https://willow.example/throw.jpg" },
    ]);
    expect(parcel?.href).toMatch(/^https:\/\/www\.dhl\.de\/.*A1$/);
  });

  it("leads to no product that is gone", async () => {
    await db.product.update({ where: { shop_gid: { shop, gid: THROW } }, data: { deletedAt: NOW } });
    expect((await findTrackingView(shop, orderId, NOW))?.parcels[0]?.items).toMatchObject([
      { title: "Linen throw", href: null },
    ]);
  });

  it("tells the days of an order in no parcel, and forgets them once there is one", async () => {
    const window = { shipsByOn: on("2026-11-13"), earliestOn: on("2026-11-16"), latestOn: on("2026-11-18") };
    const facts = { shop, placedAt: YESTERDAY, currency: "EUR", totalMinor: 4900n, sourceUpdatedAt: YESTERDAY };
    const place = { shipCountry: "NZ", shipRegion: "AUK" };
    const { id } = await db.order.create({ data: { ...facts, ...place, gid: "gid://shopify/Order/2", name: "#1002" } });
    await db.orderEstimate.create({ data: { shop, orderId: id, ...window, basis: "learned" } });
    // It is already Friday in Auckland.
    const told = await findTrackingView(shop, id, new Date("2026-11-12T11:30:00Z"));
    expect(told).toMatchObject({
      headline: "Arriving Monday 16 November – Wednesday 18 November",
      lead: "We are getting it ready, and it leaves us today. You will see every step here.",
      window: { startOn: "2026-11-16", endOn: "2026-11-18" },
    });
    await db.orderEstimate.create({ data: { shop, orderId, ...window, basis: "rule" } });
    expect((await findTrackingView(shop, orderId, NOW))?.headline).toBe("Parcel 1: Arriving tomorrow");
  });

  it("says how often such days held, where the merchant wants that told", async () => {
    const record = { isShown: true, of: 412, inside: 376, countedAt: new Date().toISOString() };
    await installWillow({ windowRecord: record });
    expect((await findTrackingView(shop, orderId, NOW))?.window?.basis).toBe(
      "Worked out from the day that DHL names. In the last 60 days, 91 of 100 parcels came within the days we had named.",
    );
    await installWillow({ windowRecord: { ...record, isShown: false } });
    expect((await findTrackingView(shop, orderId, NOW))?.window?.basis).toBe("Worked out from the day that DHL names.");
  });

  it("is nobody else's", async () => {
    await installWillow({}, OTHER_SHOP);
    expect(await findTrackingView(OTHER_SHOP, orderId, NOW)).toBeNull();
  });

  it("offers picks where the shop shows them, and only there", async () => {
    await db.product.create({
      data: { shop, gid: "gid://shopify/Product/2", handle: "oak-tray", title: "Oak tray", status: "active", publishedAt: YESTERDAY, priceMinor: 3900n, currency: "EUR", available: true, createdAt: YESTERDAY, sourceUpdatedAt: YESTERDAY },
    }); // prettier-ignore
    const pick = { productGid: "gid://shopify/Product/2", kind: "completes", becauseGid: THROW, score: 1 };
    await db.pick.create({ data: { shop, orderId, position: 0, ...pick } });
    const titles = async () =>
      (await findTrackingView(shop, orderId, NOW))?.picks?.cards.map(({ title }) => title) ?? [];
    expect(await titles()).toEqual(["Oak tray"]);
    await installWillow({ settings: { picksOnPage: false } });
    expect(await titles()).toEqual([]);
    await installWillow({ settings: {} });
  });
});
