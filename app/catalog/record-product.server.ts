import { db, transaction } from "#app/db.server.ts";
import { gid } from "#app/lib/shopify-id.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import {
  hidesVariants,
  type ProductBody,
  type ProductDeletedBody,
  productGidOf,
  readProduct,
  type VariantStockBody,
} from "./product-body.ts";
import { noteChange } from "./product-change.server.ts";
import { readVariants } from "./read-variants.server.ts";
import { saveProducts } from "./save-products.server.ts";

/** Mirrors a product as a webhook tells it. Idempotent; an older body than the last one changes nothing. */
export async function recordProduct(shop: string, body: ProductBody): Promise<void> {
  const { currency } = await requireShop(shop);
  const variants = hidesVariants(body) ? await readVariants(shop, productGidOf(body)) : undefined;
  await transaction(async (tx) => {
    await saveProducts(tx, shop, currency, [readProduct(body, currency, variants)], body.updated_at);
    await noteChange(tx, shop, productGidOf(body));
  });
}

/** A variant has come into stock or sold out: what that means for its product is read soon. */
export async function recordStock(shop: string, body: VariantStockBody): Promise<void> {
  await transaction((tx) => noteChange(tx, shop, gid("Product", body.product_id)));
}

/** Marks a product as deleted, as its webhook tells. */
export function deleteProduct(shop: string, body: ProductDeletedBody): Promise<void> {
  return markDeleted(shop, productGidOf(body));
}

/**
 * Marks a product as deleted; Shopify never uses an id again. One we never heard of leaves a mark too, so
 * that its late `products/create` does not bring it to life.
 */
export async function markDeleted(shop: string, productGid: string): Promise<void> {
  const { currency } = await requireShop(shop);
  await db.$executeRaw`
    insert into "Product" (
      shop, gid, handle, title, tags, status, "priceMinor", currency, available, "createdAt", "sourceUpdatedAt", "deletedAt")
    values (${shop}, ${productGid}, '', '', '{}', 'archived', 0, ${currency}, false, to_timestamp(0), to_timestamp(0), now())
    on conflict (shop, gid) do update set "deletedAt" = coalesce("Product"."deletedAt", now())`;
}
