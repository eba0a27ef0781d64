import { z } from "zod";

import { amount, instant, optionalText, textOrBlank } from "#app/lib/body-value.ts";

import { storeCare } from "./care.ts";
import type { VariantOffer } from "./offer.ts";

const careMetafield = z.object({ type: z.string(), value: z.string() }).nullish();

const productLine = z
  .object({
    id: z.string(),
    handle: textOrBlank,
    title: textOrBlank,
    productType: textOrBlank,
    vendor: textOrBlank,
    tags: z.array(textOrBlank),
    status: z.string().transform((text) => text.toLowerCase()),
    publishedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    featuredMedia: z
      .object({
        preview: z.object({ image: z.object({ url: optionalText, altText: optionalText }).nullish() }).nullish(),
      })
      .nullish(),
    firstCare: careMetafield,
    secondCare: careMetafield,
  })
  .transform(({ id, updatedAt, featuredMedia, firstCare, secondCare, ...product }) => ({
    ...product,
    gid: id,
    imageUrl: featuredMedia?.preview?.image?.url ?? null,
    imageAlt: featuredMedia?.preview?.image?.altText ?? null,
    care: storeCare([firstCare, secondCare]),
    details: null,
    sourceUpdatedAt: updatedAt,
  }));
/** A product of the export, still without what its variants say. */
export type ProductLine = z.infer<typeof productLine>;

const variantLine = z
  .object({ __parentId: z.string(), price: amount, availableForSale: z.boolean() })
  .transform(({ __parentId, price, availableForSale }) => ({
    productGid: __parentId,
    offer: { price, available: availableForSale } satisfies VariantOffer,
  }));
export type VariantLine = z.infer<typeof variantLine>;

export type ExportLine = { product: ProductLine } | { variant: VariantLine };

/**
 * One line of the bulk operation's JSONL: a product, or a variant that names its product as parent.
 * https://shopify.dev/docs/api/usage/bulk-operations/queries#the-jsonl-data-format
 * @throws SyntaxError, ZodError when it is neither
 */
export function readExportLine(line: string): ExportLine {
  const value: unknown = JSON.parse(line);
  const isChild = typeof value === "object" && value !== null && "__parentId" in value;
  return isChild ? { variant: variantLine.parse(value) } : { product: productLine.parse(value) };
}
