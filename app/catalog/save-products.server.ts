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
    select ${shop}, told.gid, told.handle, told.title, told."productType", told.vendor, told.tags, told.status,
           told."publishedAt", told."imageUrl", told."imageAlt", told.care, told."priceMinor", ${currency}, told.available,
           told."createdAt", told."sourceUpdatedAt", coalesce(told."collectionGids", '{}'),
           coalesce(told."complementaryGids", '{}'), coalesce(told."relatedGids", '{}'), coalesce(told.markets, '{}'),
           told."detailsAt"
      from jsonb_to_recordset(${rows}::jsonb) as told (
        gid text, handle text, title text, "productType" text, vendor text, tags text[], status text,
        "publishedAt" timestamptz, "imageUrl" text, "imageAlt" text, care text, "priceMinor" bigint, available boolean,
        "createdAt" timestamptz, "sourceUpdatedAt" timestamptz, "collectionGids" text[], "complementaryGids" text[],
        "relatedGids" text[], markets jsonb, "detailsAt" timestamptz)
      left join "Product" old on old.shop = ${shop} and old.gid = told.gid
     where old.gid is null
        or old."sourceUpdatedAt" < told."sourceUpdatedAt"
        or old."sourceUpdatedAt" = told."sourceUpdatedAt" and (
             old."deletedAt" < ${seenAt}::timestamptz
             or old."detailsAt" is null and told."detailsAt" is not null
             or old."detailsAt" < told."detailsAt" and (
                  old."collectionGids", old."complementaryGids", old."relatedGids", old.markets
                ) is distinct from (
                  told."collectionGids", told."complementaryGids", told."relatedGids", told.markets
                )
             or (old.handle, old.title, old."priceMinor", old.currency, old.available, old.status, old."publishedAt",
                 old."imageUrl", old.care)
                is distinct from
                (told.handle, told.title, told."priceMinor", ${currency}, told.available, told.status,
                 told."publishedAt", told."imageUrl", coalesce(told.care, old.care)))
     order by told.gid
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
    where known."sourceUpdatedAt" <= excluded."sourceUpdatedAt"`;
}
