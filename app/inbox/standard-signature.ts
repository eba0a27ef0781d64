import { createHmac, timingSafeEqual } from "node:crypto";

export interface StandardHeaders {
  id: string | undefined;
  /** Seconds since the epoch, as sent. */
  timestamp: string | undefined;
  /** One or more `v1,<base64>`, separated by blanks. */
  signature: string | undefined;
}

const TOLERANCE_MS = 5 * 60_000;
/** No full stop: it separates the id from what follows in the signed text. */
const ID = /^[\w:-]{1,200}$/;
/** A shorter key is no key. */
const KEY_BYTES = 24;
const VERSION = "v1,";
const PREFIX = "whsec_";

/** Whether the headers have the shape of a webhook that was sent just now, before anything is looked up. */
export function isPlausible({ id, timestamp, signature }: StandardHeaders, now: Date): boolean {
  if (!signature || signature.length > 2_000 || !ID.test(id ?? "") || !/^\d{9,12}$/.test(timestamp ?? "")) return false;
  return Math.abs(now.getTime() - Number(timestamp) * 1_000) <= TOLERANCE_MS;
}

/**
 * Whether one of these secrets signed these bytes: HMAC-SHA256 over `id.timestamp.body`, at most five minutes ago.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme
 * @param secrets base64 behind `whsec_`: the current one, and the one before while a rotation is under way
 */
export function isStandardSignature(
  body: Uint8Array,
  headers: StandardHeaders,
  secrets: readonly string[],
  now: Date,
): boolean {
  const { id, timestamp, signature = "" } = headers;
  if (!isPlausible(headers, now)) return false;
  const given = signature.split(" ").filter((one) => one.startsWith(VERSION));
  const signatures = given.map((one) => Buffer.from(one.slice(VERSION.length), "base64"));
  return secrets.some((secret) => {
    const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
    if (key.length < KEY_BYTES) return false;
    const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
    return signatures.map((one) => one.length === expected.length && timingSafeEqual(one, expected)).includes(true);
  });
}
