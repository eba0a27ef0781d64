import { z } from "zod";

/** Where a product's care instructions stand: `namespace.key` of a product metafield. */
export interface MetafieldName {
  namespace: string;
  key: string;
}

/** https://shopify.dev/docs/api/admin-graphql/latest/objects/Metafield: letters, digits, hyphens, underscores. */
const NAME = /^[A-Za-z0-9_-]{3,255}\.[A-Za-z0-9_-]{2,64}$/;

/** The first is asked before the second. Shopify's own definition comes first, then what most shops made themselves. */
const DEFAULT_CARE_SOURCES = ["descriptors.care_guide", "custom.care"];

export const careSourcesSchema = z.array(z.string().regex(NAME)).min(1).max(2).default(DEFAULT_CARE_SOURCES);

export function metafieldName(source: string): MetafieldName {
  const [namespace = "", key = ""] = source.split(".");
  return { namespace, key };
}
