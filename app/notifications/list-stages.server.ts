import { db } from "#app/db.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { MESSAGE_KINDS, type MessageKind } from "#app/tracking/message-kind.ts";

import { isRuleOn } from "./arbiter/rule.ts";
import { listRules } from "./arbiter/rules.server.ts";
import { type Elsewhere, parseSendingRules } from "./sending-rules.ts";
import { SHOPIFY_MAILS } from "./shopify-mail.ts";
import { stageState, type StageState } from "./stage-state.ts";

/** Messages of one stage planned in the last seven days, by how they fared. */
export interface StageFigures {
  sent: number;
  waiting: number;
  failed: number;
  /** Decided not to send: too old, unsubscribed…, but for what the merchant has switched off */
  withheld: number;
}

export interface Stage {
  kind: MessageKind;
  email: boolean;
  sms: boolean;
  state: StageState;
  /** What Shopify calls its own mail of this stage; null when it sends none. */
  shopifyName: string | null;
  said: Elsewhere | null;
  figures: StageFigures;
}

const WEEK = 7 * 86_400_000;

/** Every stage at which shoppers may be told something, in journey order. */
export async function listStages(shop: string, now: Date): Promise<Stage[]> {
  const [row, rules, figures] = await Promise.all([
    requireShop(shop),
    listRules(shop),
    countByKind(shop, new Date(now.getTime() - WEEK)),
  ]);
  const { elsewhere } = parseSendingRules(row.sendingRules);
  return MESSAGE_KINDS.map((kind) => {
    const facts = {
      email: isRuleOn(rules, kind, "email"),
      sms: isRuleOn(rules, kind, "sms"),
      shopifyName: SHOPIFY_MAILS[kind] ?? null,
      said: elsewhere[kind] ?? null,
    };
    return { kind, ...facts, state: stageState(facts), figures: { ...NONE, ...figures.get(kind) } };
  });
}

const NONE: StageFigures = { sent: 0, waiting: 0, failed: 0, withheld: 0 };

async function countByKind(shop: string, since: Date): Promise<Map<string, Partial<StageFigures>>> {
  const rows = await db.$queryRaw<{ kind: string; fate: keyof StageFigures; count: number }[]>`
    select kind,
           case
             when state in ('accepted', 'delivered') then 'sent'
             when state in ('pending', 'sending') then 'waiting'
             when state in ('bounced', 'failed', 'unknown', 'dead') then 'failed'
             else 'withheld'
           end as fate,
           count(*)::int as count
      from "Message"
     where shop = ${shop} and "createdAt" >= ${since} and reason is distinct from 'rule_off'
     group by 1, 2`;
  const kinds = new Map<string, Partial<StageFigures>>();
  for (const { kind, fate, count } of rows) kinds.set(kind, { ...kinds.get(kind), [fate]: count });
  return kinds;
}
