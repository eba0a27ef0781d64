import { type Db } from "#app/db.server.ts";

import { readRules } from "./read-rules.server.ts";
import type { RuleDraft, Scope } from "./rule.ts";
import { scopeSql } from "./scope-sql.ts";

/** Of a pinned collection, tag or type so many are kept at hand, the newest first: two of them are shown. */
const MOST_MEMBERS = 50;

/**
 * The products that a pin of a whole collection, tag or type brings along; none for any other rule. It walks over the
 * catalog (a quarter of a second for 100,000 products), so that it is done ahead and never while picks are made.
 */
export async function findMembers(tx: Db, shop: string, { effect, products }: RuleDraft): Promise<string[]> {
  return effect === "pin" && products.by !== "product" ? findGids(tx, shop, products) : [];
}

/** Finds the members of all pins again: what is in a collection or has a tag changes with the catalog. */
export async function refreshMembers(tx: Db, shop: string): Promise<void> {
  for (const rule of await readRules(shop)) {
    if (rule.effect !== "pin" || rule.products.by === "product") continue;
    const memberGids = await findMembers(tx, shop, rule);
    await tx.pickRule.updateMany({ where: { shop, id: rule.id }, data: { memberGids } });
  }
}

async function findGids(tx: Db, shop: string, scope: Scope): Promise<string[]> {
  const rows = await tx.$queryRaw<{ gid: string }[]>`
    select gid from "Product" product
     where shop = ${shop} and "deletedAt" is null and status = 'active' and available
       and ${scopeSql(scope, "product")}
     order by "createdAt" desc, gid limit ${MOST_MEMBERS}`;
  return rows.map(({ gid }) => gid);
}
