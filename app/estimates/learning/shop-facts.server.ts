import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import type { ShopFacts } from "../belief/believe.ts";

/** What all estimates of a shop have in common. */
export async function readShopFacts(shop: string): Promise<ShopFacts> {
  const { deliveryRules, timeZone, countryCode } = await requireShop(shop);
  const rules = parseDeliveryRules(deliveryRules);
  return { shop, home: { timeZone, country: countryCode }, rules, knowledge: null };
}
