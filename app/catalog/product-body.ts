import { z } from "zod";

import { amount, instant, optionalText, textOrBlank } from "#app/lib/body-value.ts";
import { gid, shopifyId } from "#app/lib/shopify-id.ts";

import { offerOf, settleOffer, type VariantOffer } from "./offer.ts";
import type { CatalogProduct } from "./product.ts";

/** A whole number that is an amount or a count; beyond 2^53 it arrives as text. */
const count = z.union([z.number(), z.string().transform(Number)]);

const variantBody = z.object({
  price: amount.nullish(),
  inventory_policy: z.string().nullish(),
  inventory_quantity: count.nullish(),
  /** Null: the shop does not count this variant. Absent since the newer API versions. */
  inventory_management: z.string().nullish(),
});
type VariantBody = z.infer<typeof variantBody>;

/** Body of `products/create` and `products/update`, API version 2026-07. */
export const productBody = z.object({
  id: shopifyId,
  admin_graphql_api_id: z.string().nullish(),
  /** Looked up by: an index holds no more than some kilobytes. */
  handle: textOrBlank.transform((handle) => handle.slice(0, 255)),
  title: textOrBlank,
  product_type: textOrBlank,
  vendor: textOrBlank,
  /** One text, separated by commas; a list in some older payloads. */
  tags: z.union([z.string(), z.array(z.string())]).nullish(),
  status: z.string().default("active"),
  published_at: instant.nullish(),
  created_at: instant.nullish(),
  updated_at: instant,
  image: z.object({ src: optionalText, alt: optionalText }).nullish(),
  /** At most the first 100; the rest is named in `variant_gids` only. */
  variants: z.array(variantBody).nullish(),
  variant_gids: z.array(z.unknown()).nullish(),
});
export type ProductBody = z.infer<typeof productBody>;

/** Body of `products/delete`. */
export const productDeletedBody = z.object({ id: shopifyId });
export type ProductDeletedBody = z.infer<typeof productDeletedBody>;

/** Body of `variants/in_stock` and `variants/out_of_stock`: the variant, of which only its product matters. */
export const variantStockBody = z.object({ product_id: shopifyId });
export type VariantStockBody = z.infer<typeof variantStockBody>;

export function productGidOf(body: ProductBody | ProductDeletedBody): string {
  return ("admin_graphql_api_id" in body ? body.admin_graphql_api_id : null) ?? gid("Product", body.id);
}

/** True when the product has variants the body does not show. */
export function hidesVariants(body: ProductBody): boolean {
  return (body.variant_gids?.length ?? 0) > (body.variants?.length ?? 0);
}

/**
 * Can the variant be bought? Where the body does not tell whether stock is counted, a count of zero means
 * no: a pick too few is better than one that cannot be had. The nightly catalog sync knows exactly.
 */
function isPurchasable(variant: VariantBody): boolean {
  if (variant.inventory_management === null || variant.inventory_policy === "continue") return true;
  return variant.inventory_quantity === null || variant.inventory_quantity === undefined
    ? true
    : variant.inventory_quantity > 0;
}

/**
 * Reads a body.
 * @param currency of the shop
 * @param variants all of them, where the body shows only some
 */
export function readProduct(body: ProductBody, currency: string, variants?: readonly VariantOffer[]): CatalogProduct {
  const shown = (body.variants ?? []).flatMap((variant) => {
    const { price } = variant;
    return price === null || price === undefined ? [] : [{ price, available: isPurchasable(variant) }];
  });
  return {
    gid: productGidOf(body),
    handle: body.handle,
    title: body.title,
    productType: body.product_type,
    vendor: body.vendor,
    tags: readTags(body.tags),
    status: body.status.toLowerCase(),
    publishedAt: body.published_at ?? null,
    imageUrl: body.image?.src ?? null,
    imageAlt: body.image?.alt ?? null,
    care: null,
    details: null,
    ...settleOffer(offerOf(variants ?? shown, currency)),
    createdAt: body.created_at ?? body.updated_at,
    sourceUpdatedAt: body.updated_at,
  };
}

function readTags(tags: ProductBody["tags"]): string[] {
  const list = typeof tags === "string" ? tags.split(",") : (tags ?? []);
  const clean = list.map((tag) => textOrBlank.parse(tag)).filter((tag) => tag !== "");
  return [...new Set(clean)];
}
