import { type Db, db } from "#app/db.server.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { sql } from "#app/sql.server.ts";
import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";

import { type ChosenRule, completeRules, isRuleOn, type Rule } from "./rule.ts";

/** All rules of the shop, kind × channel, in journey order; what the shop never touched has its default. */
export async function listRules(shop: string, client: Sql = sql): Promise<Rule[]> {
  return completeRules(
    await client.$queryRaw<ChosenRule[]>`
    select kind, channel, enabled, "updatedAt" from "NotificationRule" where shop = ${shop}`,
  );
}

/**
 * Switches one rule on or off. What is already waiting meets the new rule when it is about to leave; what happened
 * before a rule was switched on stays untold, also when we hear of it later. Nothing changes where nothing differs.
 */
export async function setRule(
  shop: string,
  kind: MessageKind,
  channel: Channel,
  enabled: boolean,
  now = new Date(),
  client: Db = db,
): Promise<void> {
  if (isRuleOn(await listRules(shop, client), kind, channel) === enabled) return;
  // Carriers and Shopify tell times in whole seconds: what happens in this very second is not older.
  const updatedAt = new Date(Math.floor(now.getTime() / 1_000) * 1_000);
  await client.notificationRule.upsert({
    where: { shop_kind_channel: { shop, kind, channel } },
    create: { shop, kind, channel, enabled, updatedAt },
    update: { enabled, updatedAt },
  });
}
