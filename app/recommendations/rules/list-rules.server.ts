import { db } from "#app/db.server.ts";

import type { ScopeValue } from "./find-scope-values.server.ts";
import { readRules } from "./read-rules.server.ts";
import type { RuleEffect, Scope, ScopeBy } from "./rule.ts";

/** A scope whose products and collections have their names. */
export interface NamedScope {
  by: ScopeBy;
  values: (ScopeValue & {
    /** The shop does not have it any more. */
    isGone: boolean;
  })[];
}

export interface ListedRule {
  id: string;
  effect: RuleEffect;
  when: NamedScope;
  products: NamedScope;
}

/** A shop's rules as a merchant reads them, in the order in which they were made. */
export async function listRules(shop: string): Promise<ListedRule[]> {
  const rules = await readRules(shop);
  const scopes = rules.flatMap(({ when, products }) => [when, products]);
  const named = (by: ScopeBy) => scopes.filter((scope) => scope.by === by).flatMap(({ values }) => values);
  const select = { gid: true, title: true, deletedAt: true };
  const [known, collections] = await Promise.all([
    db.product.findMany({ where: { shop, gid: { in: named("product") } }, select }),
    db.collection.findMany({ where: { shop, gid: { in: named("collection") } }, select }),
  ]);
  const rows = new Map([...known, ...collections].map((row) => [row.gid, row]));
  const nameScope = ({ by, values }: Scope): NamedScope => ({
    by,
    values: values.map((value) => {
      if (by === "tag" || by === "type") return { value, label: value, isGone: false };
      const row = rows.get(value);
      return { value, label: row?.title ?? "Something that was deleted", isGone: !row || row.deletedAt !== null };
    }),
  });
  return rules.map(({ id, effect, when, products }) => {
    return { id, effect, when: nameScope(when), products: nameScope(products) };
  });
}
