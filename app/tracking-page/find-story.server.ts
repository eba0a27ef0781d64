import type { Prisma } from "@prisma/client";

import { findProducts } from "#app/catalog/find-products.server.ts";
import { db } from "#app/db.server.ts";
import { findEstimates } from "#app/estimates/find-estimates.server.ts";
import { listPicks } from "#app/recommendations/list-picks.server.ts";
import { brandOf } from "#app/shops/brand.ts";
import { parseSettings } from "#app/shops/settings.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { readLine, readParcel } from "./read-story.ts";
import type { OrderStory } from "./story.ts";

const WHOLE_ORDER = {
  lines: { orderBy: { position: "asc" } },
  fulfillments: { include: { events: true } },
  shipments: { where: { removedAt: null }, include: { lines: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
} satisfies Prisma.OrderInclude;

/** Reads everything the page may tell of one order; null when this shop has no such order. */
export async function findStory(shop: string, orderId: string): Promise<OrderStory | null> {
  const [order, settings] = await Promise.all([
    db.order.findFirst({ where: { id: orderId, shop }, include: WHOLE_ORDER }),
    requireShop(shop),
  ]);
  if (!order) return null;
  const gids = order.lines.flatMap((line) => line.productGid ?? []);
  const [products, estimates, picks] = await Promise.all([
    findProducts(shop, gids),
    findEstimates(shop, orderId),
    parseSettings(settings.settings).picksOnPage ? listPicks(shop, orderId) : [],
  ]);
  const events = order.fulfillments.flatMap((fulfillment) => fulfillment.events);
  const { name, placedAt, cancelledAt, redactedAt } = order;
  return {
    order: { name, placedAt, cancelledAt, redacted: redactedAt !== null, country: order.shipCountry },
    shop: { name: settings.name, timeZone: settings.timeZone, brand: brandOf(settings) },
    lines: order.lines.map((line) => readLine(line, products)),
    parcels: order.shipments.map((shipment) => readParcel(shipment, events, estimates)),
    picks,
  };
}
