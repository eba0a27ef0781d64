import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import type { ShopFacts } from "../belief/believe.ts";
import { readKnowledge } from "./read-knowledge.server.ts";

/** What all estimates of a shop have in common: its rules, and what its past has taught. */
export async function readShopFacts(shop: string): Promise<ShopFacts> {
  const { deliveryRules, timeZone, countryCode } = await requireShop(shop);
  const rules = parseDeliveryRules(deliveryRules);
  const home = { timeZone, country: countryCode };
  return { shop, home, rules, ...(await readKnowledge(shop, rules, home)) };
}
