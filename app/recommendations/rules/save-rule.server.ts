import { transaction } from "#app/db.server.ts";

import { findMembers } from "./find-members.server.ts";
import { followRules } from "./follow-rules.server.ts";
import type { RuleDraft } from "./rule.ts";

/** Every rule is held against every candidate of every order. */
export const MOST_RULES = 200;

/**
 * Makes a rule, or changes one. The picks of recent orders follow within a minute.
 * @param id of the rule to change, null for a new one
 * @returns "unknown" for a rule that is not (any more) the shop's, "too_many" when there is no room for another
 */
export function saveRule(shop: string, id: string | null, rule: RuleDraft): Promise<"saved" | "unknown" | "too_many"> {
  return transaction(async (tx) => {
    // Two tabs that add the last rule at once take turns.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`pick-rules|${shop}`}))`;
    const memberGids = await findMembers(tx, shop, rule);
    if (id === null) {
      if ((await tx.pickRule.count({ where: { shop } })) >= MOST_RULES) return "too_many";
      await tx.pickRule.create({ data: { shop, ...rule, memberGids } });
    } else {
      const { count } = await tx.pickRule.updateMany({ where: { shop, id }, data: { ...rule, memberGids } });
      if (count === 0) return "unknown";
    }
    await followRules(tx, shop);
    return "saved";
  });
}

/** Removes a rule; one that is already gone stays gone. */
export function removeRule(shop: string, id: string): Promise<void> {
  return transaction(async (tx) => {
    const { count } = await tx.pickRule.deleteMany({ where: { shop, id } });
    if (count > 0) await followRules(tx, shop);
  });
}
