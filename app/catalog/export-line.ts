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

const whoseLine = z.object({ id: z.string() });

/**
 * The id of a product's line. Members come in the order of the query, its id first: most lines need no parsing.
 * @throws SyntaxError, ZodError when it is no product
 */
export function gidOfLine(line: string): string {
  const quoted = /^\{"id":("gid:[^"\\]+")/.exec(line)?.[1];
  // Parsed, since what is cut out of a line keeps the whole line in memory.
  return quoted === undefined ? whoseLine.parse(JSON.parse(line)).id : z.string().parse(JSON.parse(quoted));
}

/** @throws SyntaxError, ZodError when it is no product */
export function readProductLine(line: string): ProductLine {
  return productLine.parse(JSON.parse(line));
}

const variantLine = z
  .object({ __parentId: z.string(), price: amount, availableForSale: z.boolean() })
  .transform(({ __parentId, price, availableForSale }): ChildLine => {
    return { productGid: __parentId, offer: { price, available: availableForSale } };
  });
const collectionLine = z.object({ __parentId: z.string() });

/**
 * @param known collections that were read before: each is told again under every product it holds
 * @throws SyntaxError, ZodError when it is neither a variant nor a collection
 */
export function readChildLine(line: string, known: ReadonlyMap<string, CatalogCollection>): ChildLine {
  const value = JSON.parse(line) as { id?: unknown };
  const id = String(value.id);
  if (!id.startsWith("gid://shopify/Collection/")) return variantLine.parse(value);
  const { __parentId: productGid } = collectionLine.parse(value);
  return { productGid, collection: known.get(id) ?? collectionNode.parse(value) };
}
