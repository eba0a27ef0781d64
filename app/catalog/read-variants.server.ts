import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";

import type { VariantOffer } from "./offer.ts";
import { PRODUCT_VARIANTS } from "./products.graphql.ts";

const page = z.object({
  product: z
    .object({
      variants: z.object({
        nodes: z.array(z.object({ price: z.string(), availableForSale: z.boolean() })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      }),
    })
    .nullable(),
});

type Page = z.infer<typeof page>;

/** All variants of a product (Shopify allows 2,048), for bodies that show only the first hundred. */
export async function readVariants(shop: string, productGid: string): Promise<VariantOffer[]> {
  const offers: VariantOffer[] = [];
  for (let after: string | null = null; ;) {
    const answer: Page = await queryAdmin(shop, PRODUCT_VARIANTS, { id: productGid, after }, page);
    if (!answer.product) return offers;
    const { nodes, pageInfo } = answer.product.variants;
    offers.push(...nodes.map(({ price, availableForSale }) => ({ price, available: availableForSale })));
    if (!pageInfo.hasNextPage) return offers;
    after = pageInfo.endCursor;
  }
}
