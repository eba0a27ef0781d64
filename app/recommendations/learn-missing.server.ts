import { db } from "#app/db.server.ts";
import { askToLearn } from "#app/jobs/ask-to-learn.server.ts";

import { LAYOUT } from "./model/feature.ts";

/**
 * Has every shop learned that has orders, and nothing learned from them that this version can read: after a deploy
 * that reads models in another layout, nobody should wait for the night.
 */
export async function learnMissing(): Promise<void> {
  const shops = await db.$queryRaw<{ domain: string }[]>`
    select domain from "Shop" shop
     where "uninstalledAt" is null
       and exists (select from "Order" placed where placed.shop = shop.domain)
       and not exists (select from "RecommenderModel" model where model.shop = shop.domain and model.layout = ${LAYOUT})`;
  for (const { domain } of shops) await askToLearn(domain);
}
