import type { Db } from "#app/db.server.ts";

import type { CatalogProduct } from "./product.ts";

/**
 * Writes products in one statement. Accounts older than what is stored change nothing, and what is known already is not
 * written again: an export mostly tells of what has not changed. Rows are taken in one order, so that two who write
 * the same ones do not wait for each other.
 * @param seenAt when the products were known to exist: one that was deleted later stays deleted
 */
export async function saveProducts(
  db: Db,
  shop: string,
  currency: string,
  products: readonly CatalogProduct[],
  seenAt: Date,
): Promise<void> {
  const rows = JSON.stringify(
    [...new Map(products.map((product) => [product.gid, product])).values()].map(({ details, ...product }) => {
      return { ...product, ...details, detailsAt: details && seenAt };
    }),
  );
  await db.$executeRaw`
    insert into "Product" as known (
      shop, gid, handle, title, "productType", vendor, tags, status, "publishedAt", "imageUrl", "imageAlt", care,
      "priceMinor", currency, available, "createdAt", "sourceUpdatedAt",
      "collectionGids", "complementaryGids", "relatedGids", markets, "detailsAt")
    select ${shop}, gid, handle, title, "productType", vendor, tags, status, "publishedAt", "imageUrl", "imageAlt", care,
           "priceMinor", ${currency}, available, "createdAt", "sourceUpdatedAt",
           coalesce("collectionGids", '{}'), coalesce("complementaryGids", '{}'), coalesce("relatedGids", '{}'),
           coalesce(markets, '{}'), "detailsAt"
      from jsonb_to_recordset(${rows}::jsonb) as row (
        gid text, handle text, title text, "productType" text, vendor text, tags text[], status text,
        "publishedAt" timestamptz, "imageUrl" text, "imageAlt" text, care text, "priceMinor" bigint, available boolean,
        "createdAt" timestamptz, "sourceUpdatedAt" timestamptz, "collectionGids" text[], "complementaryGids" text[],
        "relatedGids" text[], markets jsonb, "detailsAt" timestamptz)
     order by gid
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
      care = coalesce(excluded.care, known.care),
      "priceMinor" = excluded."priceMinor",
      currency = excluded.currency,
      available = excluded.available,
      "createdAt" = excluded."createdAt",
      "sourceUpdatedAt" = excluded."sourceUpdatedAt",
      "collectionGids" = case when excluded."detailsAt" >= coalesce(known."detailsAt", '-infinity') then excluded."collectionGids" else known."collectionGids" end,
      "complementaryGids" = case when excluded."detailsAt" >= coalesce(known."detailsAt", '-infinity') then excluded."complementaryGids" else known."complementaryGids" end,
      "relatedGids" = case when excluded."detailsAt" >= coalesce(known."detailsAt", '-infinity') then excluded."relatedGids" else known."relatedGids" end,
      markets = case when excluded."detailsAt" >= coalesce(known."detailsAt", '-infinity') then excluded.markets else known.markets end,
      "detailsAt" = case when excluded."detailsAt" >= coalesce(known."detailsAt", '-infinity') then excluded."detailsAt" else known."detailsAt" end,
      "deletedAt" = case when known."deletedAt" >= ${seenAt}::timestamptz then known."deletedAt" end
    where known."sourceUpdatedAt" < excluded."sourceUpdatedAt"
       or known."sourceUpdatedAt" = excluded."sourceUpdatedAt" and (
         known."deletedAt" < ${seenAt}::timestamptz
         or known."detailsAt" is null and excluded."detailsAt" is not null
         or excluded."detailsAt" > coalesce(known."detailsAt", '-infinity') and (
              known."collectionGids", known."complementaryGids", known."relatedGids", known.markets
            ) is distinct from (
              excluded."collectionGids", excluded."complementaryGids", excluded."relatedGids", excluded.markets
            )
         or (known.handle, known.title, known."priceMinor", known.currency, known.available, known.status,
             known."publishedAt", known."imageUrl", known.care)
            is distinct from
            (excluded.handle, excluded.title, excluded."priceMinor", excluded.currency, excluded.available,
             excluded.status, excluded."publishedAt", excluded."imageUrl", coalesce(excluded.care, known.care)))`;
}
