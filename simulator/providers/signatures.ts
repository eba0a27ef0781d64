import { createHmac, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";

/** A key pair for the signed event webhook, both halves base64 DER as SendGrid shows the public one. */
export function createSendgridKeys(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    privateKey: pair.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    publicKey: pair.publicKey.export({ format: "der", type: "spki" }).toString("base64"),
  };
}

/** SendGrid's signature: ECDSA P-256 over the timestamp followed by the raw body, base64 DER. */
export function signSendgridEvents(privateKey: string, timestamp: string, body: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
  return sign("SHA256", Buffer.from(timestamp + body), { key, dsaEncoding: "der" }).toString("base64");
}

/** Twilio's signature: HMAC-SHA1 over the exact URL and every parameter in name order, base64. */
export function signTwilioRequest(authToken: string, url: string, params: Record<string, string>): string {
  const words = Object.keys(params)
    .sort()
    .map((name) => name + params[name]);
  return createHmac("sha1", authToken)
    .update(url + words.join(""), "utf8")
    .digest("base64");
}
