import { setImmediate } from "node:timers/promises";

import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { ANYWHERE, tableCountries, tableHead, wayTo, type Way, type WindowTable } from "./rules/window-table.ts";

/** What the block "Delivery window" reads. A country nobody has asked of costs some milliseconds: others get their turn. */
export async function tableForBlocks(shop: string, now: Date): Promise<WindowTable> {
  const { deliveryRules, timeZone, countryCode } = await requireShop(shop);
  const rules = parseDeliveryRules(deliveryRules);
  const home = { timeZone, country: countryCode };
  const ways: Record<string, Way> = { [ANYWHERE]: wayTo(null, rules, home, now) };
  for (const country of tableCountries(rules, countryCode)) {
    ways[country] = wayTo(country, rules, home, now);
    await setImmediate();
  }
  return { ...tableHead(rules, home, now), ways };
}
