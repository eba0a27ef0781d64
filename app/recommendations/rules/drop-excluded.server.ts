import { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";

import { readRules } from "./read-rules.server.ts";
import type { PickRule } from "./rule.ts";
import { scopeSql } from "./scope-sql.ts";

/**
 * Takes what the merchant excludes out of all stored picks: those of older orders are not made anew, but their pages
 * can still be opened. Of each order the others stay.
 */
export async function dropExcluded(shop: string): Promise<void> {
  for (const rule of await readRules(shop)) {
    if (rule.effect === "exclude") await dropOf(shop, rule);
  }
}

async function dropOf(shop: string, { when, products }: PickRule): Promise<void> {
  const concerned =
    when.by === "any"
      ? Prisma.sql`true`
      : Prisma.sql`exists (
          select from "OrderLine" line
            join "Product" bought on bought.shop = line.shop and bought.gid = line."productGid"
           where line."orderId" = pick."orderId" and line."currentQuantity" > 0 and ${scopeSql(when, "bought")})`;
  await db.$executeRaw`
    delete from "Pick" pick using "Product" product
     where pick.shop = ${shop} and product.shop = pick.shop and product.gid = pick."productGid"
       and ${scopeSql(products, "product")} and ${concerned}`;
}
