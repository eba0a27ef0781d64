import { db } from "#app/db.server.ts";

import type { Brand } from "./brand.ts";
import { rememberSetup } from "./save-setup.server.ts";
import type { ShopSettings } from "./settings.ts";

/** Stores looks and rules, and ticks the guide's step. Pages and messages made from now on use them. */
export async function saveBrand(shop: string, brand: Brand, settings: ShopSettings, now: Date): Promise<void> {
  await db.shop.update({ where: { domain: shop }, data: { brand, settings } });
  await rememberSetup(shop, { brandSavedAt: now.toISOString() });
}
