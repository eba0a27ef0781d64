import { type Db, db } from "#app/db.server.ts";
import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";

import { completeRules, type Rule } from "./rule.ts";

/** All rules of the shop, kind × channel, in journey order; what the shop never touched has its default. */
export async function listRules(shop: string, client: Db = db): Promise<Rule[]> {
  return completeRules(await client.notificationRule.findMany({ where: { shop } }));
}

/** Switches one rule on or off. What is already waiting meets the new rule when it is about to leave. */
export async function setRule(shop: string, kind: MessageKind, channel: Channel, enabled: boolean): Promise<void> {
  await db.notificationRule.upsert({
    where: { shop_kind_channel: { shop, kind, channel } },
    create: { shop, kind, channel, enabled },
    update: { enabled },
  });
}
