import { db } from "#app/db.server.ts";

/** By what a shop's picks are counted. */
export interface PickTerms {
  currency: string;
  /** Days after a click within which an order counts, and after the first showing in the comparison. */
  windowDays: number;
  /** Of a hundred people so many see no picks. */
  holdOutPercent: number;
}

/** Null for an unknown shop. */
export async function findTerms(shop: string): Promise<PickTerms | null> {
  const row = await db.shop.findUnique({ where: { domain: shop }, select: { currency: true } });
  return row && { currency: row.currency, windowDays: 7, holdOutPercent: 0 };
}
