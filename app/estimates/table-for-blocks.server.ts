import { setImmediate } from "node:timers/promises";

import { readShopFacts } from "./learning/shop-facts.server.ts";
import { ANYWHERE, tableCountries, tableHead, type Way, wayTo, type WindowTable } from "./window-table.ts";

/** What the block "Delivery window" reads. A country nobody has asked of costs some milliseconds: others get their turn. */
export async function tableForBlocks(shop: string, now: Date): Promise<WindowTable> {
  const facts = await readShopFacts(shop);
  const ways: Record<string, Way> = { [ANYWHERE]: wayTo(null, facts, now) };
  for (const country of tableCountries(facts.rules, facts.home.country)) {
    ways[country] = wayTo(country, facts, now);
    await setImmediate();
  }
  return { ...tableHead(facts, now), ways };
}
