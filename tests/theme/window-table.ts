import type { ShopFacts } from "#app/estimates/belief/believe.ts";
import { NO_ORIGINS } from "#app/estimates/belief/sending.ts";
import { ANYWHERE, tableCountries, tableHead, wayTo, type WindowTable } from "#app/estimates/window-table.ts";
import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";

/** What the app would have written for the block "Delivery window" by now. */
export function windowTable({
  rules = parseDeliveryRules({}),
  home = { timeZone: "Europe/Berlin", country: null },
  knowledge = null,
}: Partial<ShopFacts> = {}): WindowTable {
  const now = new Date();
  const facts = { shop: "willow.myshopify.com", rules, home, origins: NO_ORIGINS, knowledge };
  const ways = tableCountries(rules, home.country).map((country) => [country, wayTo(country, facts, now)]);
  return {
    ...tableHead(facts, now),
    ways: { [ANYWHERE]: wayTo(null, facts, now), ...(Object.fromEntries(ways) as WindowTable["ways"]) },
  };
}
