import { z } from "zod";

import { shopifyId } from "./shopify-id.ts";

// The values of Shopify's bodies: strict about what is needed, lenient about nulls and what is left out.

/** NUL and half characters, which PostgreSQL cannot store, and marks that turn the direction of the text around them. */
const UNREADABLE = /[\0\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;
const tidy = (text: string) => text.replaceAll(UNREADABLE, "").trim();

/** Text that must be there. */
export const text = z.string().transform(tidy);

/** Text or null; blank counts as null. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => (value ? tidy(value) || null : null));

/** Text that may be missing: "" then. */
export const textOrBlank = optionalText.transform((value) => value ?? "");

/** Text by which things are looked up: PostgreSQL indexes no more than some kilobytes. */
export const keyText = text.transform((value) => value.slice(0, 255));

export const optionalKeyText = optionalText.transform((value) => value && value.slice(0, 255));

/** Pieces of something; more than PostgreSQL's integers hold is a mistake. */
export const quantity = z.number().int().nonnegative().max(2_147_483_647);

/** ISO 8601 with an offset. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((value) => value.getUTCFullYear() > 0, "Invalid year");

export const optionalInstant = instant.nullish().transform((value) => value ?? null);

/** Shopify writes amounts as strings, now and then as numbers. */
export const amount = z
  .union([z.string().regex(/^-?\d{1,13}(\.\d+)?$/, "Invalid amount"), z.number().min(-1e13).max(1e13)])
  .transform(String);

export const optionalId = shopifyId.nullish().transform((value) => value ?? null);

/** The gid of a body of its own: exact where a numeric id has been through a careless JSON parser. */
export const gidText = z.string().regex(/^gid:\/\/shopify\/\w+\/\d+/);

/** A list that may be missing. */
export function list<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}
