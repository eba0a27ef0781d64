import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with a random 96-bit IV (NIST SP 800-38D). The context is authenticated but not stored:
 * a ciphertext moved to another row or column does not open.
 * @param key 32 bytes
 * @returns iv ‖ tag ‖ ciphertext
 */
export function seal(key: Uint8Array, context: string, text: string): Buffer<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/**
 * Opens what {@link seal} made.
 * @throws Error when the key or the context is another one, or the bytes were changed
 */
export function unseal(key: Uint8Array, context: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

/** HMAC-SHA256: equal texts meet in an index, and nobody without the key can guess them. */
export function keyedHash(key: Uint8Array, context: string, text: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac("sha256", key).update(`${context}\0${text}`).digest());
}
