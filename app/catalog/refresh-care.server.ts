import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import { db } from "#app/db.server.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { metafieldName } from "#app/shops/care-source.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { storeCare } from "./care.ts";
import { PRODUCT_CARE } from "./products.graphql.ts";

const metafield = z.object({ type: z.string(), value: z.string() }).nullable();
const answerSchema = z.object({ product: z.object({ firstCare: metafield, secondCare: metafield }).nullable() });

/** Reads a product's care anew: its webhooks tell that something changed, but carry no metafields. */
export async function refreshCare(shop: string, productGid: string): Promise<void> {
  const [first = "", second = first] = parseBrand((await requireShop(shop)).brand).careSources;
  const [one, next] = [metafieldName(first), metafieldName(second)];
  const variables = {
    ...{ id: productGid, namespace: one.namespace, key: one.key },
    ...{ nextNamespace: next.namespace, nextKey: next.key },
  };
  const { product } = await queryAdmin(shop, PRODUCT_CARE, variables, answerSchema);
  const care = product ? storeCare([product.firstCare, product.secondCare]) : "";
  await db.product.updateMany({ where: { shop, gid: productGid }, data: { care } });
}
