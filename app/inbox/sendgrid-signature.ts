import { createPublicKey, createVerify } from "node:crypto";

const TOLERANCE_MS = 10 * 60_000;

export interface SendgridSignature {
  /** Base64 DER of an ECDSA P-256 signature. */
  signature: string | undefined;
  /** Seconds since the epoch, as sent. */
  timestamp: string | undefined;
}

/**
 * Whether SendGrid's signed event webhook sent these bytes: ECDSA over timestamp and raw body.
 * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
 * @param publicKey base64 DER, as SendGrid's settings page shows it
 */
export function isSendgridSignature(body: Uint8Array, given: SendgridSignature, publicKey: string, now: Date): boolean {
  const { signature, timestamp } = given;
  if (!signature || !timestamp || !/^\d{9,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp) * 1_000) > TOLERANCE_MS) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    const verifier = createVerify("SHA256").update(timestamp).update(body);
    return verifier.verify({ key, dsaEncoding: "der" }, signature, "base64");
  } catch {
    return false; // not a signature at all
  }
}
