import type { Prisma, Product } from "@prisma/client";

import { db } from "#app/db.server.ts";

import { markets } from "./market.ts";
import type { StoredProduct } from "./product.ts";

const PAGE = 50;

/** The products of these ids that we know, deleted ones included, in no particular order. */
export async function findProducts(shop: string, gids: readonly string[]): Promise<StoredProduct[]> {
  const rows = await db.product.findMany({ where: { shop, gid: { in: [...gids] } } });
  return rows.map(readRow);
}

export interface ProductPage {
  products: StoredProduct[];
  total: number;
}

/**
 * The shop's living products by title.
 * @param wanted.search part of a title, in any case
 * @param wanted.page from 1, fifty a page
 */
export async function listProducts(
  shop: string,
  wanted: { search?: string; page?: number } = {},
): Promise<ProductPage> {
  const where: Prisma.ProductWhereInput = { shop, deletedAt: null };
  if (wanted.search) where.title = { contains: wanted.search, mode: "insensitive" };
  const [rows, total] = await Promise.all([
    db.product.findMany({
      where,
      orderBy: [{ title: "asc" }, { gid: "asc" }],
      take: PAGE,
      skip: ((wanted.page ?? 1) - 1) * PAGE,
    }),
    db.product.count({ where }),
  ]);
  return { products: rows.map(readRow), total };
}

function readRow({ shop: _shop, ...row }: Product): StoredProduct {
  return { ...row, priceMinor: Number(row.priceMinor), markets: markets.parse(row.markets) };
}
