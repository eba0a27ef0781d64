import { timingSafeEqual } from "node:crypto";

/** Whether two keyed hashes are the same; the time tells nothing of how far they agree, or that one is missing. */
export function sameBytes(one: Uint8Array, other: Uint8Array | null | undefined): boolean {
  const comparable = other?.length === one.length;
  const isSame = timingSafeEqual(one, comparable ? other : new Uint8Array(one.length));
  return comparable && isSame;
}
