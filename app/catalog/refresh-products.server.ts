import { db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { askProducts } from "./ask-products.server.ts";
import { expectRefresh, forgetChanges, listChanges } from "./product-change.server.ts";
import { markDeleted } from "./record-product.server.ts";
import { saveCollections } from "./save-collections.server.ts";
import { saveProducts } from "./save-products.server.ts";

const BATCH = 10;
/** Of so many at once an export tells sooner, and without spending what the shop's API allows. */
const TOO_MANY = 500;
/** While the export runs, nothing is to be done; what it did not hold is read after it. */
const EXPORT_WAIT_MS = 5 * 60_000;
/** One go of the job; what is left is the next one's. */
const GO_MS = 60_000;

/** Reads the products again that were told to have changed, those that wait longest first. */
export async function refreshProducts(shop: string, stopping?: AbortSignal): Promise<void> {
  if ((await listChanges(shop, TOO_MANY + 1)).length > TOO_MANY) return leaveToExport(shop);
  const endsAt = Date.now() + GO_MS;
  for (;;) {
    const gids = await listChanges(shop, BATCH);
    if (gids.length === 0) return;
    if (Date.now() > endsAt || stopping?.aborted) return expectRefresh(db, shop, 0);
    await refresh(shop, gids);
  }
}

async function leaveToExport(shop: string): Promise<void> {
  await enqueue(db, "catalog.sync", { shop }, { key: `catalog.sync|${shop}` });
  await expectRefresh(db, shop, EXPORT_WAIT_MS);
}

async function refresh(shop: string, gids: readonly string[]): Promise<void> {
  const readAt = new Date();
  const { currency } = await requireShop(shop);
  const asked = await askProducts(shop, gids);
  const found = [...asked.values()];
  await transaction(async (tx) => {
    await saveCollections(
      tx,
      shop,
      found.flatMap(({ collections }) => collections),
      readAt,
    );
    await saveProducts(
      tx,
      shop,
      currency,
      found.map(({ product }) => product),
      readAt,
    );
  });
  for (const gid of gids) if (!asked.has(gid)) await markDeleted(shop, gid);
  await forgetChanges(db, shop, gids, readAt);
}
