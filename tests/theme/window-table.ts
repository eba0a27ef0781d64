import { ANYWHERE, tableCountries, tableHead, type WindowTable, wayTo } from "#app/estimates/rules/window-table.ts";
import { type DeliveryRules, parseDeliveryRules } from "#app/shops/delivery-rules.ts";

/** What the app would have written for the block "Delivery window" by now. */
export function windowTable(
  rules: DeliveryRules = parseDeliveryRules({}),
  home = { timeZone: "Europe/Berlin", country: null as string | null },
): WindowTable {
  const now = new Date();
  const ways = tableCountries(rules, home.country).map((country) => [country, wayTo(country, rules, home, now)]);
  return {
    ...tableHead(rules, home, now),
    ways: { [ANYWHERE]: wayTo(null, rules, home, now), ...(Object.fromEntries(ways) as WindowTable["ways"]) },
  };
}
