import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import { COLLECTION_PRODUCTS } from "./collections.graphql.ts";
import { deleteCollection, setMembers } from "./record-collection.server.ts";

/** A larger one is left to an export: Shopify pages no further than 25,000, and each page costs. */
const MOST_PRODUCTS = 5_000;

const answerSchema = z.object({
  collection: z
    .object({
      productsCount: z.object({ count: z.number() }).nullable(),
      products: z.object({
        nodes: z.array(z.object({ id: z.string() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      }),
    })
    .nullable(),
});
type Answer = z.infer<typeof answerSchema>;

/** Reads which products are in a collection, after it has changed. */
export async function readCollection(shop: string, collectionGid: string): Promise<void> {
  const gids: string[] = [];
  for (let after: string | null = null; ;) {
    const answer: Answer = await queryAdmin(shop, COLLECTION_PRODUCTS, { id: collectionGid, after }, answerSchema);
    const { collection } = answer;
    if (!collection) return deleteCollection(shop, { gid: collectionGid });
    const { products, productsCount } = collection;
    gids.push(...products.nodes.map(({ id }) => id));
    if (!products.pageInfo.hasNextPage) break;
    if ((productsCount?.count ?? gids.length) > MOST_PRODUCTS) {
      return enqueue(db, "catalog.sync", { shop, whole: true }, { key: `catalog.sync|${shop}` });
    }
    after = products.pageInfo.endCursor;
  }
  await setMembers(db, shop, collectionGid, gids);
}
