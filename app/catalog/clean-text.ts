import { z } from "zod";

/** NUL and half characters, which PostgreSQL does not store, and marks that turn the direction of text around. */
const UNREADABLE = /[\0\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** Text of a product; null and absence are "". */
export const cleanText = z
  .string()
  .nullish()
  .transform((text) => (text ?? "").replace(UNREADABLE, ""));

/** Text that may be missing: null then. */
export const optionalText = cleanText.transform((text) => (text === "" ? null : text));
