import { createPublicKey, createVerify } from "node:crypto";

const TOLERANCE_MS = 10 * 60_000;
/** SendGrid tries for a day; with which timestamp is not documented. */
const LONGEST_LATE_MS = 25 * 3_600_000;

export interface SendgridSignature {
  /** Base64 DER of an ECDSA P-256 signature. */
  signature: string | undefined;
  /** Seconds since the epoch, as sent. */
  timestamp: string | undefined;
}

/**
 * Whether SendGrid's signed event webhook sent these bytes: ECDSA over timestamp and raw body. A signature that is
 * right but more than ten minutes old is `late`: a batch told again, or a replay; reading it twice changes nothing.
 * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
 * @param publicKey base64 DER, as SendGrid's settings page shows it
 */
export function checkSendgridSignature(
  body: Uint8Array,
  given: SendgridSignature,
  publicKey: string,
  now: Date,
): "good" | "late" | "wrong" {
  const { signature, timestamp } = given;
  if (!signature || !timestamp || !/^\d{9,12}$/.test(timestamp)) return "wrong";
  const age = now.getTime() - Number(timestamp) * 1_000;
  if (age < -TOLERANCE_MS || age > LONGEST_LATE_MS) return "wrong";
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    const verifier = createVerify("SHA256").update(timestamp).update(body);
    if (!verifier.verify({ key, dsaEncoding: "der" }, signature, "base64")) return "wrong";
    return age > TOLERANCE_MS ? "late" : "good";
  } catch {
    return "wrong"; // not a signature at all
  }
}
