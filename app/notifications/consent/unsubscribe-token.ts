import { timingSafeEqual } from "node:crypto";

import { keyedHash } from "#app/lib/seal.ts";

const ID_BYTES = 16;
const MAC_BYTES = 16; // 128 bits: a guess is hopeless, and the link stays short
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A message's unsubscribe token: its id and a keyed hash of it. Made of nothing else, it never expires. */
export function createUnsubscribeToken(key: Uint8Array, messageId: string): string {
  const id = Buffer.from(messageId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, macOf(key, messageId)]).toString("base64url");
}

/** The message's id, or null when the token was not made by us. */
export function readUnsubscribeToken(key: Uint8Array, token: string): string | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== ID_BYTES + MAC_BYTES) return null;
  const hex = bytes.subarray(0, ID_BYTES).toString("hex");
  const messageId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return timingSafeEqual(bytes.subarray(ID_BYTES), macOf(key, messageId)) ? messageId : null;
}

function macOf(key: Uint8Array, messageId: string): Buffer {
  return keyedHash(key, "unsubscribe", messageId.toLowerCase()).subarray(0, MAC_BYTES);
}
