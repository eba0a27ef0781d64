import { db } from "#app/db.server.ts";

import type { ScopeBy } from "./rule.ts";

/** Something a scope may name. */
export interface ScopeValue {
  /** A gid, or the tag or type itself. */
  value: string;
  label: string;
}

const MOST = 20;

/**
 * What a merchant may mean, by part of its name in any case: products and collections by title, tags and types as
 * they are written in the catalog.
 */
export function findScopeValues(shop: string, by: Exclude<ScopeBy, "any">, search: string): Promise<ScopeValue[]> {
  const part = search.trim().toLowerCase();
  if (by === "product") {
    return db.$queryRaw`
      select gid as value, title as label from "Product"
       where shop = ${shop} and "deletedAt" is null and position(${part} in lower(title)) > 0
       order by status <> 'active', title, gid limit ${MOST}`;
  }
  if (by === "collection") {
    return db.$queryRaw`
      select gid as value, title as label from "Collection"
       where shop = ${shop} and "deletedAt" is null and position(${part} in lower(title)) > 0
       order by title, gid limit ${MOST}`;
  }
  // Of several ways to write one word the most frequent is offered: all of them are the same to a rule.
  if (by === "tag") {
    return db.$queryRaw`
      select mode() within group (order by tag) as value, mode() within group (order by tag) as label
        from (select trim(unnest(tags)) as tag from "Product" where shop = ${shop} and "deletedAt" is null) used
       where tag <> '' and position(${part} in lower(tag)) > 0
       group by lower(tag) order by count(*) desc, 1 limit ${MOST}`;
  }
  return db.$queryRaw`
    select mode() within group (order by "productType") as value, mode() within group (order by "productType") as label
      from (select trim("productType") as "productType" from "Product" where shop = ${shop} and "deletedAt" is null) used
     where "productType" <> '' and position(${part} in lower("productType")) > 0
     group by lower("productType") order by count(*) desc, 1 limit ${MOST}`;
}
