import { randomBytes } from "node:crypto";

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
  const bytes = randomBytes(16);
  bytes.writeUIntBE(latest, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
