import { db } from "#app/db.server.ts";
import { nameKeys } from "#app/orders/order-name.ts";

/** An order to look at; nothing in it says whose it is. */
export interface PreviewOrder {
  id: string;
  name: string;
  placedAt: Date;
}

const SHOWN = 8;
const COLUMNS = { id: true, name: true, placedAt: true } as const;

/**
 * The shop's newest orders, or those of this number.
 * @param search what the merchant typed: "1001", "#1001"; "" for the newest
 */
export async function findPreviewOrders(shop: string, search: string): Promise<PreviewOrder[]> {
  const { names, number } = nameKeys(search);
  const byNumber = search.trim() === "" ? {} : { OR: [{ name: { in: names } }, { number }] };
  return db.order.findMany({
    where: { shop, redactedAt: null, ...byNumber },
    orderBy: [{ placedAt: "desc" }, { id: "asc" }],
    take: SHOWN,
    select: COLUMNS,
  });
}

/** One of the shop's orders, or null when it has none of this id. */
export function findPreviewOrder(shop: string, id: string): Promise<PreviewOrder | null> {
  return db.order.findFirst({ where: { shop, id, redactedAt: null }, select: COLUMNS });
}
