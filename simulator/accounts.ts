import { generateKeyPairSync } from "node:crypto";

import type { WorldConfig } from "./world.ts";

/** Accounts of the app in the pretend world. Nothing in here opens anything real. */
export function pretendAccounts(): Pick<WorldConfig, "apiKey" | "apiSecret" | "sendgrid" | "twilio"> {
  const pair = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  });
  return {
    apiKey: "afterglow-in-the-simulator",
    apiSecret: "pretend-client-secret",
    sendgrid: {
      apiKey: "SG.pretend.key",
      publicKey: pair.publicKey.toString("base64"),
      privateKey: pair.privateKey.toString("base64"),
    },
    twilio: { accountSid: `AC${"0".repeat(31)}7`, authToken: "pretend-twilio-token", from: "+4915735991234" },
  };
}
