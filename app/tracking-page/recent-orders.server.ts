import { db } from "#app/db.server.ts";

import { findStory } from "./find-story.server.ts";
import { noteTold } from "./note-told.server.ts";
import { languageOfOrder, type TrackingView, viewOrder } from "./view.ts";

/** What a customer who is logged in sees of an order without looking it up: number, day and status. */
export type RecentOrder = Pick<TrackingView, "orderName" | "placed" | "headline">;

const MOST = 5;

/**
 * The customer's newest orders in this shop, all in the language of the page around them. Being logged in opens none of them: the
 * app proxy's word for who it is can be replayed, and a computer may be shared.
 * @param customerGid as the app proxy has signed it; null for a visitor who is not logged in
 * @param language BCP 47
 * @param visit whether a person looks, and when
 */
export async function listRecentOrders(
  shop: string,
  customerGid: string | null,
  language: string,
  { isVisit, now }: { isVisit: boolean; now: Date },
): Promise<RecentOrder[]> {
  if (customerGid === null) return [];
  const orders = await db.order.findMany({
    where: { shop, customerGid, redactedAt: null },
    orderBy: [{ placedAt: "desc" }, { id: "asc" }],
    take: MOST,
    select: { id: true },
  });
  const stories = await Promise.all(orders.map(({ id }) => findStory(shop, id)));
  return stories.flatMap((story, place) => {
    const orderId = orders[place]?.id;
    if (!story || orderId === undefined) return [];
    if (isVisit) noteTold(shop, { orderId, story, surface: "page" }, now);
    const { orderName, placed, headline } = viewOrder(story, now, languageOfOrder(story, [language]));
    return [{ orderName, placed, headline }];
  });
}
