import { randomBytes } from "node:crypto";

import { sameBytes } from "#app/lib/same-bytes.ts";
import { keyedHash } from "#app/lib/seal.ts";

/** What a form token is good for, and only for that. */
export interface FormPurpose {
  shop: string;
  /** The token of the order's link behind which the form stands. */
  link: string;
  /** What the form changes, e.g. `delivery-choice`. */
  purpose: string;
}

/** Seconds between reading a form and sending it. */
export const FORM_LIFE = 2 * 3600;

const TIME_BYTES = 6;
const NONCE_BYTES = 12;
const MAC_BYTES = 16; // 128 bits: a guess is hopeless
const TOKEN = /^[A-Za-z0-9_-]{46}$/;

/** A token for one sending of one form, in base64url: when it ends, a nonce, and a keyed hash of both and the purpose. */
export function createFormToken(
  key: Uint8Array,
  purpose: FormPurpose,
  now: Date,
  nonce: Uint8Array = randomBytes(NONCE_BYTES),
): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(Math.floor(now.getTime() / 1000) + FORM_LIFE, 0, TIME_BYTES);
  const head = Buffer.concat([time, nonce]);
  return Buffer.concat([head, macOf(key, purpose, head)]).toString("base64url");
}

/** The token's nonce in base64url, or null when it was not made by us for this purpose, or has ended. */
export function readFormToken(key: Uint8Array, purpose: FormPurpose, token: string, now: Date): string | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== TIME_BYTES + NONCE_BYTES + MAC_BYTES) return null;
  const head = bytes.subarray(0, TIME_BYTES + NONCE_BYTES);
  const isOurs = sameBytes(macOf(key, purpose, head), bytes.subarray(head.length));
  const hasEnded = head.readUIntBE(0, TIME_BYTES) * 1000 < now.getTime();
  return isOurs && !hasEnded ? head.subarray(TIME_BYTES).toString("base64url") : null;
}

function macOf(key: Uint8Array, { shop, link, purpose }: FormPurpose, head: Buffer): Buffer {
  const text = [purpose, shop, link, head.toString("base64url")].join("\0");
  return keyedHash(key, "form-token", text).subarray(0, MAC_BYTES);
}
