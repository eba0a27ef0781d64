import { z } from "zod";

/** NUL and half characters, which PostgreSQL does not store. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** Text of a product; null and absence are "". */
export const cleanText = z
  .string()
  .nullish()
  .transform((text) => (text ?? "").replace(UNSTORABLE, ""));

/** Text that may be missing: null then. */
export const optionalText = cleanText.transform((text) => (text === "" ? null : text));
