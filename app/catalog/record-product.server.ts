import { type Db, db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { hidesVariants, productGidOf, readProduct, type ProductBody, type ProductDeletedBody } from "./product-body.ts";
import { readVariants } from "./read-variants.server.ts";
import { saveProducts } from "./save-products.server.ts";

/** Mirrors a product as a webhook tells it. Idempotent; an older body than the last one changes nothing. */
export async function recordProduct(shop: string, body: ProductBody): Promise<void> {
  const { currency } = await requireShop(shop);
  const variants = hidesVariants(body) ? await readVariants(shop, productGidOf(body)) : undefined;
  await transaction(async (tx) => {
    await saveProducts(tx, shop, currency, [readProduct(body, currency, variants)], body.updated_at);
    await expectCare(tx, shop, productGidOf(body));
  });
}

const CARE_WAIT_MS = 60_000;

/** Shopify tells of a product with every piece sold: however often within a minute, its care is asked for once. */
function expectCare(tx: Db, shop: string, productGid: string): Promise<void> {
  const options = { key: `product.care|${shop}|${productGid}`, keepRunAt: true };
  return enqueue(tx, "product.care", { shop, productGid }, { ...options, runAt: new Date(Date.now() + CARE_WAIT_MS) });
}

/**
 * Marks a product as deleted; Shopify never uses an id again. One we never heard of leaves a mark too, so
 * that its late `products/create` does not bring it to life.
 */
export async function deleteProduct(shop: string, body: ProductDeletedBody): Promise<void> {
  const { currency } = await requireShop(shop);
  await db.$executeRaw`
    insert into "Product" (
      shop, gid, handle, title, tags, status, "priceMinor", currency, available, "createdAt", "sourceUpdatedAt", "deletedAt")
    values (${shop}, ${productGidOf(body)}, '', '', '{}', 'archived', 0, ${currency}, false, to_timestamp(0), to_timestamp(0), now())
    on conflict (shop, gid) do update set "deletedAt" = coalesce("Product"."deletedAt", now())`;
}
