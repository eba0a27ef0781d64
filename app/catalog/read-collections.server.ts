import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";

import { type CatalogCollection, collectionNode } from "./export-line.ts";
import { PRODUCT_COLLECTIONS } from "./collections.graphql.ts";

const page = z.object({
  product: z
    .object({
      collections: z.object({
        nodes: z.array(collectionNode),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      }),
    })
    .nullable(),
});
type Page = z.infer<typeof page>;

/** All collections of a product, for those that are in more than a query of many products shows. */
export async function readCollections(shop: string, productGid: string): Promise<CatalogCollection[]> {
  const collections: CatalogCollection[] = [];
  for (let after: string | null = null; ;) {
    const answer: Page = await queryAdmin(shop, PRODUCT_COLLECTIONS, { id: productGid, after }, page);
    if (!answer.product) return collections;
    const { nodes, pageInfo } = answer.product.collections;
    collections.push(...nodes);
    if (!pageInfo.hasNextPage) return collections;
    after = pageInfo.endCursor;
  }
}
