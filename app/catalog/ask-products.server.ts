import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { metafieldName } from "#app/shops/care-source.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { askCountries } from "./catalog-export.ts";
import { knownCountries } from "./countries.server.ts";
import { type CatalogCollection, collectionNode, variantNode } from "./export-line.ts";
import { offerOf, settleOffer } from "./offer.ts";
import type { CatalogProduct } from "./product.ts";
import { productLine } from "./product-line.ts";
import { PRODUCTS_AGAIN } from "./products.graphql.ts";
import { readCollections } from "./read-collections.server.ts";
import { readVariants } from "./read-variants.server.ts";

const firstOf = <T extends z.ZodType>(node: T) =>
  z.object({ nodes: z.array(node), pageInfo: z.object({ hasNextPage: z.boolean() }) });

const node = z
  .looseObject({ id: z.string(), variants: firstOf(variantNode), collections: firstOf(collectionNode) })
  .transform((one) => ({ line: productLine.parse(one), variants: one.variants, collections: one.collections }));
type Node = z.infer<typeof node>;

const answerSchema = z.object({ nodes: z.array(node.nullable()) });

export interface AskedProduct {
  product: CatalogProduct;
  collections: CatalogCollection[];
}

/**
 * Reads products anew, as an export would tell of them.
 * @param gids ten at most: a query must not cost more than 1,000 points
 * @returns by gid; what is missing Shopify has no more
 */
export async function askProducts(shop: string, gids: readonly string[]): Promise<Map<string, AskedProduct>> {
  const { currency, brand } = await requireShop(shop);
  const [first = "", second = first] = parseBrand(brand).careSources;
  const [one, next] = [metafieldName(first), metafieldName(second)];
  const variables = {
    ids: gids,
    ...{ namespace: one.namespace, key: one.key, nextNamespace: next.namespace, nextKey: next.key },
  };
  const document = askCountries(PRODUCTS_AGAIN, await knownCountries(shop));
  const { nodes } = await queryAdmin(shop, document, variables, answerSchema);
  const asked = new Map<string, AskedProduct>();
  for (const found of nodes) if (found) asked.set(found.line.gid, await complete(shop, currency, found));
  return asked;
}

async function complete(shop: string, currency: string, { line, variants, collections }: Node): Promise<AskedProduct> {
  const { complementaryGids, relatedGids, markets, ...product } = line;
  const offers = variants.pageInfo.hasNextPage ? await readVariants(shop, line.gid) : variants.nodes;
  const inside = collections.pageInfo.hasNextPage ? await readCollections(shop, line.gid) : collections.nodes;
  const details = { collectionGids: inside.map(({ gid }) => gid), complementaryGids, relatedGids, markets };
  return { product: { ...product, ...settleOffer(offerOf(offers, currency)), details }, collections: inside };
}
