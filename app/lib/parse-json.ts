import { isSafeNumber, parse } from "lossless-json";

/**
 * JSON.parse that keeps integers beyond 2^53 as strings: Shopify's ids exceed it.
 * @throws SyntaxError when the text is not JSON
 */
export function parseJson(text: string): unknown {
  return parse(text, null, { parseNumber: (digits) => (isSafeNumber(digits) ? Number(digits) : digits) });
}
