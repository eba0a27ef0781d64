import type { Db } from "#app/db.server.ts";

import type { CatalogProduct } from "./product.ts";

/**
 * Writes products in one statement. Accounts older than what is stored change nothing.
 * @param seenAt when the products were known to exist: one that was deleted later stays deleted
 */
export async function saveProducts(
  db: Db,
  shop: string,
  currency: string,
  products: readonly CatalogProduct[],
  seenAt: Date,
): Promise<void> {
  const rows = JSON.stringify([...new Map(products.map((product) => [product.gid, product])).values()]);
  await db.$executeRaw`
    insert into "Product" (
      shop, gid, handle, title, "productType", vendor, tags, status, "publishedAt", "imageUrl", "imageAlt", care,
      "priceMinor", currency, available, "createdAt", "sourceUpdatedAt")
    select ${shop}, gid, handle, title, "productType", vendor, tags, status, "publishedAt", "imageUrl", "imageAlt", care,
           "priceMinor", ${currency}, available, "createdAt", "sourceUpdatedAt"
      from jsonb_to_recordset(${rows}::jsonb) as row (
        gid text, handle text, title text, "productType" text, vendor text, tags text[], status text,
        "publishedAt" timestamptz, "imageUrl" text, "imageAlt" text, care text, "priceMinor" bigint, available boolean,
        "createdAt" timestamptz, "sourceUpdatedAt" timestamptz)
    on conflict (shop, gid) do update set
      handle = excluded.handle,
      title = excluded.title,
      "productType" = excluded."productType",
      vendor = excluded.vendor,
      tags = excluded.tags,
      status = excluded.status,
      "publishedAt" = excluded."publishedAt",
      "imageUrl" = excluded."imageUrl",
      "imageAlt" = excluded."imageAlt",
      care = coalesce(excluded.care, "Product".care),
      "priceMinor" = excluded."priceMinor",
      currency = excluded.currency,
      available = excluded.available,
      "createdAt" = excluded."createdAt",
      "sourceUpdatedAt" = excluded."sourceUpdatedAt",
      "deletedAt" = case when "Product"."deletedAt" >= ${seenAt}::timestamptz then "Product"."deletedAt" end
    where "Product"."sourceUpdatedAt" <= excluded."sourceUpdatedAt"`;
}
