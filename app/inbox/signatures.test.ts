import { createHmac, createSign, generateKeyPairSync } from "node:crypto";

import { describe, expect, it } from "vitest";

import { isSendgridSignature } from "./sendgrid-signature.ts";
import { isShopifySignature } from "./shopify-signature.ts";

const body = Buffer.from('{"id":1,"name":"Ana 🌿"}');

describe("Shopify's signature", () => {
  const sign = (bytes: Buffer, secret: string) => createHmac("sha256", secret).update(bytes).digest("base64");

  it("accepts the current secret and the one before the rotation", () => {
    expect(isShopifySignature(body, sign(body, "new"), ["new", "old"])).toBe(true);
    expect(isShopifySignature(body, sign(body, "old"), ["new", "old"])).toBe(true);
  });

  it.each([
    ["none", undefined],
    ["an empty one", ""],
    ["another secret's", sign(body, "other")],
    ["a shorter one", sign(body, "new").slice(0, 20)],
    ["one in hex", createHmac("sha256", "new").update(body).digest("hex")],
    ["one of other bytes", sign(Buffer.concat([body, Buffer.from(" ")]), "new")],
  ])("refuses %s", (_name, signature) => {
    expect(isShopifySignature(body, signature, ["new"])).toBe(false);
  });
});

describe("SendGrid's signature", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const key = publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const now = new Date("2026-11-23T12:00:00Z");
  const seconds = String(now.getTime() / 1000);
  const sign = (time: string) => createSign("SHA256").update(time).update(body).sign(privateKey, "base64");

  it("accepts a signature over timestamp and body", () => {
    expect(isSendgridSignature(body, { signature: sign(seconds), timestamp: seconds }, key, now)).toBe(true);
  });

  it.each([
    ["no signature", { signature: undefined, timestamp: seconds }],
    ["nonsense", { signature: "bm9uc2Vuc2U=", timestamp: seconds }],
    ["another timestamp", { signature: sign(seconds), timestamp: String(Number(seconds) + 1) }],
    ["an old timestamp", { signature: sign("1700000000"), timestamp: "1700000000" }],
  ])("refuses %s", (_name, given) => {
    expect(isSendgridSignature(body, given, key, now)).toBe(false);
  });
});
