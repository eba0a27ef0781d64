import { timingSafeEqual } from "node:crypto";

/** How long the six digits work, how often they may be mistyped, and how many a shopper gets. */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
export const CODES_A_QUARTER_HOUR = 4;
export const CODES_A_DAY = 10;

/**
 * Six digits out of a keyed hash. From 48 bits, so that no code is noticeably likelier than another.
 * @param hash at least six bytes
 */
export function digitsOf(hash: Uint8Array): string {
  const number = Buffer.from(hash).readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, "0");
}

/** Whether somebody typed the code; blanks and hyphens between the digits are forgiven. */
export function isCode(typed: string, code: string): boolean {
  const digits = typed.normalize("NFKC").replaceAll(/[\s-]/g, "");
  if (!/^\d{6}$/.test(digits)) return false;
  return timingSafeEqual(Buffer.from(digits), Buffer.from(code));
}
