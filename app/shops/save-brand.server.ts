import { transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import { type Brand, parseBrand } from "./brand.ts";
import { rememberSetup } from "./save-setup.server.ts";
import type { ShopSettings } from "./settings.ts";

/**
 * Stores looks and rules, and ticks the guide's step. Pages and messages made from now on use them; when care
 * stands in another metafield now, the catalog is read anew.
 */
export async function saveBrand(shop: string, brand: Brand, settings: ShopSettings, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const before = parseBrand((await tx.shop.findUniqueOrThrow({ where: { domain: shop } })).brand);
    await tx.shop.update({ where: { domain: shop }, data: { brand, settings } });
    if (before.careSources.join() === brand.careSources.join()) return;
    await enqueue(tx, "catalog.sync", { shop, whole: true }, { key: `catalog.sync|${shop}` });
  });
  await rememberSetup(shop, { brandSavedAt: now.toISOString() });
}
