import { db } from "#app/db.server.ts";

import { findTrackingView } from "./find-view.server.ts";
import type { TrackingView } from "./view.ts";

/** What a customer who is logged in sees of an order without looking it up: number, day and status. */
export type RecentOrder = Pick<TrackingView, "orderName" | "placed" | "headline">;

const MOST = 5;

/**
 * The customer's newest orders in this shop, all in the language of the page around them. Being logged in opens none of them: the
 * app proxy's word for who it is can be replayed, and a computer may be shared.
 * @param customerGid as the app proxy has signed it; null for a visitor who is not logged in
 * @param language BCP 47
 */
export async function listRecentOrders(
  shop: string,
  customerGid: string | null,
  language: string,
  now: Date,
): Promise<RecentOrder[]> {
  if (customerGid === null) return [];
  const orders = await db.order.findMany({
    where: { shop, customerGid, redactedAt: null },
    orderBy: [{ placedAt: "desc" }, { id: "asc" }],
    take: MOST,
    select: { id: true },
  });
  const views = await Promise.all(orders.map(({ id }) => findTrackingView(shop, id, now, [language])));
  return views.flatMap((view) => {
    if (!view) return [];
    const { orderName, placed, headline } = view;
    return [{ orderName, placed, headline }];
  });
}
