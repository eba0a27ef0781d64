import { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";

import { readRules } from "./read-rules.server.ts";
import type { PickRule } from "./rule.ts";
import { scopeSql } from "./scope-sql.ts";

/**
 * Takes what the merchant excludes out of all stored picks: those of older orders are not made anew, but their pages
 * can still be opened. Of each order the others stay. However many rules there are, the products are found first and
 * all at once, and their picks by an index: a planner that had to guess how many they are would read every pick.
 */
export async function dropExcluded(shop: string): Promise<void> {
  const rules = (await readRules(shop)).filter(({ effect }) => effect === "exclude");
  if (rules.length === 0) return;
  const products = await db.$queryRaw<{ gid: string }[]>`
    select gid from "Product" product
     where shop = ${shop} and ${anyOf(rules.map((rule) => scopeSql(rule.products, "product")))}`;
  if (products.length === 0) return;
  const excludes = (rule: PickRule) => Prisma.sql`(${scopeSql(rule.products, "product")} and ${concerns(shop, rule)})`;
  await db.$executeRaw`
    delete from "Pick" pick using "Product" product
     where pick.shop = ${shop} and pick."productGid" = any(${products.map(({ gid }) => gid)})
       and product.shop = pick.shop and product.gid = pick."productGid" and ${anyOf(rules.map(excludes))}`;
}

const anyOf = (parts: Prisma.Sql[]) => Prisma.join(parts, " or ", "(", ")");

/** SQL: does the rule count for the order of `pick`? */
function concerns(shop: string, { when }: PickRule): Prisma.Sql {
  if (when.by === "any") return Prisma.sql`true`;
  return Prisma.sql`exists (
    select from "OrderLine" line
      join "Product" bought on bought.shop = line.shop and bought.gid = line."productGid"
     where line.shop = ${shop} and line."orderId" = pick."orderId" and line."currentQuantity" > 0
       and ${scopeSql(when, "bought")})`;
}
