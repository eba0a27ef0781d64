import { randomUUID } from "node:crypto";

const MOST_IN_A_MILLISECOND = 0x1000;

let latest = 0;
let count = 0;

/**
 * A UUID of version 7, as Prisma makes them, for rows that are written by hand: ids of one process sort by when
 * they were made (RFC 9562, section 5.7; the twelve bits after the version count within a millisecond).
 */
export function timeOrderedId(now: Date): string {
  const at = Math.max(now.getTime(), latest);
  count = at === latest ? count + 1 : 0;
  latest = at + Math.floor(count / MOST_IN_A_MILLISECOND);
  count %= MOST_IN_A_MILLISECOND;
  const time = latest.toString(16).padStart(12, "0");
  // Chance, and the variant before it, are those of version 4, of which Node keeps a store.
  const rest = randomUUID().slice(19);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, "0")}-${rest}`;
}
