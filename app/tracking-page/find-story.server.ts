import { listPicks } from "#app/recommendations/list-picks.server.ts";
import { brandOf } from "#app/shops/brand.ts";
import { parseSettings } from "#app/shops/settings.ts";

import { readOrder } from "./read-order.server.ts";
import { readLine, readParcel } from "./read-story.ts";
import type { OrderStory } from "./story.ts";

/** Reads everything the page may tell of one order; null when this shop has no such order. */
export async function findStory(shop: string, orderId: string): Promise<OrderStory | null> {
  const order = await readOrder(shop, orderId);
  if (!order) return null;
  const { name, placedAt, cancelledAt, redactedAt, locale, shipCountry } = order;
  const { picksOnPage } = parseSettings(order.shop.settings);
  return {
    order: { name, placedAt, cancelledAt, redacted: redactedAt !== null, locale, country: shipCountry },
    shop: {
      name: order.shop.name,
      timeZone: order.shop.timeZone,
      locale: order.shop.primaryLocale,
      brand: brandOf(order.shop),
    },
    lines: order.lines.map((line) => readLine(line, order.products)),
    parcels: order.shipments.map((shipment) => readParcel(shipment, order)),
    picks: picksOnPage ? await listPicks(shop, orderId) : [],
  };
}
