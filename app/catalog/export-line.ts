import { z } from "zod";

import { amount, instant, textOrBlank } from "#app/lib/body-value.ts";

import type { VariantOffer } from "./offer.ts";
import { type ProductLine, productLine } from "./product-line.ts";

/** A collection as our queries ask for it. */
export const collectionNode = z
  .object({ id: z.string(), handle: textOrBlank, title: textOrBlank, updatedAt: instant })
  .transform(({ id, updatedAt, ...rest }) => ({ ...rest, gid: id, sourceUpdatedAt: updatedAt }));
export type CatalogCollection = z.infer<typeof collectionNode>;

export const variantNode = z
  .object({ price: amount, availableForSale: z.boolean() })
  .transform(({ price, availableForSale }): VariantOffer => ({ price, available: availableForSale }));

const child = z.looseObject({ id: z.string(), __parentId: z.string() });

/** What hangs on a product. */
export type ChildLine = { productGid: string } & ({ offer: VariantOffer } | { collection: CatalogCollection });

/**
 * Does the line of the bulk operation's JSONL belong to another? Told without parsing: a quote inside of a text would be
 * escaped.
 * https://shopify.dev/docs/api/usage/bulk-operations/queries#the-jsonl-data-format
 */
export function isChild(line: string): boolean {
  return line.includes('"__parentId":"');
}

/** @throws SyntaxError, ZodError when it is no product */
export function readProductLine(line: string): ProductLine {
  return productLine.parse(JSON.parse(line));
}

/** @throws SyntaxError, ZodError when it is neither a variant nor a collection */
export function readChildLine(line: string): ChildLine {
  const value = child.parse(JSON.parse(line));
  const productGid = value.__parentId;
  return value.id.startsWith("gid://shopify/Collection/")
    ? { productGid, collection: collectionNode.parse(value) }
    : { productGid, offer: variantNode.parse(value) };
}
