import type { Product } from "@prisma/client";

import { db } from "#app/db.server.ts";

import { markets } from "./market.ts";
import type { StoredProduct } from "./product.ts";

/** The products of these ids that we know, deleted ones included, in no particular order. */
export async function findProducts(shop: string, gids: readonly string[]): Promise<StoredProduct[]> {
  const rows = await db.product.findMany({ where: { shop, gid: { in: [...gids] } } });
  return rows.map(readRow);
}

function readRow({ shop: _shop, ...row }: Product): StoredProduct {
  return { ...row, priceMinor: Number(row.priceMinor), markets: markets.parse(row.markets) };
}
