import { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";

import { readRules } from "./read-rules.server.ts";
import type { PickRule } from "./rule.ts";
import { scopeSql } from "./scope-sql.ts";

/**
 * Takes what the merchant excludes out of all stored picks: those of older orders are not made anew, but their pages
 * can still be opened. Of each order the others stay. One statement, however many rules: the products are found first,
 * and their picks by an index.
 */
export async function dropExcluded(shop: string): Promise<void> {
  const rules = (await readRules(shop)).filter(({ effect }) => effect === "exclude");
  if (rules.length === 0) return;
  const anyOf = (parts: Prisma.Sql[]) => Prisma.join(parts, " or ", "(", ")");
  await db.$executeRaw`
    delete from "Pick" pick using "Product" product
     where pick.shop = ${shop} and product.shop = ${shop} and product.gid = pick."productGid"
       and ${anyOf(rules.map(({ products }) => scopeSql(products, "product")))}
       and ${anyOf(rules.map((rule) => Prisma.sql`(${scopeSql(rule.products, "product")} and ${concerns(rule)})`))}`;
}

/** SQL: does the rule count for the order of `pick`? */
function concerns({ when }: PickRule): Prisma.Sql {
  if (when.by === "any") return Prisma.sql`true`;
  return Prisma.sql`exists (
    select from "OrderLine" line
      join "Product" bought on bought.shop = line.shop and bought.gid = line."productGid"
     where line."orderId" = pick."orderId" and line."currentQuantity" > 0 and ${scopeSql(when, "bought")})`;
}
