import { z } from "zod";

/**
 * What a merchant may say of products: `pin` shows them first, `boost` and `bury` make them more and less likely,
 * `exclude` never shows them.
 */
export const RULE_EFFECTS = ["pin", "boost", "bury", "exclude"] as const;
export type RuleEffect = (typeof RULE_EFFECTS)[number];

export const SCOPES = ["any", "product", "collection", "tag", "type"] as const;
export type ScopeBy = (typeof SCOPES)[number];

export const MOST_VALUES = 50;

/** Some of a shop's products: gids of products or collections, tags or types as they are written; none for `any`. */
const scopeSchema = z
  .object({
    by: z.enum(SCOPES),
    values: z.array(z.string().trim().min(1).max(255)).max(MOST_VALUES).default([]),
  })
  .refine(({ by, values }) => (by === "any") === (values.length === 0), { path: ["values"] })
  .refine(({ by, values }) => values.every((value) => isGidOf(by, value)), { path: ["values"] });

export type Scope = z.infer<typeof scopeSchema>;

/** A rule as a merchant makes it. Of products that are named one by one, a pin shows the first first. */
export const ruleDraftSchema = z
  .object({
    effect: z.enum(RULE_EFFECTS),
    /** What was kept of an order for the rule to count. */
    when: scopeSchema,
    /** What it is about. */
    products: scopeSchema,
  })
  // "Nothing beside a gift card" makes sense; "everything first", or "never anything", does not.
  .refine(({ effect, when, products }) => products.by !== "any" || (effect === "exclude" && when.by !== "any"), {
    path: ["products", "values"],
  });

export type RuleDraft = z.infer<typeof ruleDraftSchema>;

export interface PickRule extends RuleDraft {
  id: string;
  /** Of a pin of a whole collection, tag or type: some of its products, found ahead. */
  memberGids: readonly string[];
}

function isGidOf(by: ScopeBy, value: string): boolean {
  if (by === "product") return /^gid:\/\/shopify\/Product\/\d+$/.test(value);
  if (by === "collection") return /^gid:\/\/shopify\/Collection\/\d+$/.test(value);
  return true;
}
