import { db } from "#app/db.server.ts";
import { jsonList } from "#app/lib/sql-json.ts";

import { type PickRule, ruleDraftSchema } from "./rule.ts";

/** SQL: the rules of the shop `$1` as one JSON list, for `parseRules`. */
export const RULES = jsonList(
  `select rule.id, rule.effect, rule."when", rule.products, rule."memberGids" from "PickRule" rule where rule.shop = $1 order by rule.id`,
);

/** A shop's rules in the order in which they were made. */
export async function readRules(shop: string): Promise<PickRule[]> {
  return parseRules(await db.pickRule.findMany({ where: { shop }, orderBy: { id: "asc" } }));
}

/** What is stored; a rule that this version cannot read counts for nothing. */
export function parseRules(rows: readonly Pick<PickRule, "id" | "memberGids">[]): PickRule[] {
  return rows.flatMap((row) => {
    const { success, data } = ruleDraftSchema.safeParse(row);
    return success ? [{ ...data, id: row.id, memberGids: row.memberGids }] : [];
  });
}
