import { createHmac, createSign, generateKeyPairSync } from "node:crypto";

import { describe, expect, it } from "vitest";

import { checkSendgridSignature } from "./sendgrid-signature.ts";
import { isShopifySignature } from "./shopify-signature.ts";
import { isStandardSignature } from "./standard-signature.ts";

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
    expect(checkSendgridSignature(body, { signature: sign(seconds), timestamp: seconds }, key, now)).toBe("good");
  });

  it("calls one late that is older than ten minutes, and refuses one of another day or of the future", () => {
    const at = (minutes: number) => {
      const time = String(now.getTime() / 1000 + minutes * 60);
      return checkSendgridSignature(body, { signature: sign(time), timestamp: time }, key, now);
    };
    expect([-9, -11, -60 * 24, -60 * 26, 9, 11].map(at)).toEqual(["good", "late", "late", "wrong", "good", "wrong"]);
  });

  it.each([
    ["no signature", { signature: undefined, timestamp: seconds }],
    ["nonsense", { signature: "bm9uc2Vuc2U=", timestamp: seconds }],
    ["another timestamp", { signature: sign(seconds), timestamp: String(Number(seconds) + 1) }],
    ["an old timestamp", { signature: sign("1700000000"), timestamp: "1700000000" }],
  ])("refuses %s", (_name, given) => {
    expect(checkSendgridSignature(body, given, key, now)).toBe("wrong");
  });
});

describe("a signature by Standard Webhooks", () => {
  // The example of the specification's own libraries.
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const example = Buffer.from('{"test": 2432232314}');
  const now = new Date(1_614_265_330_000);
  const right = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  const headers = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330", signature: right };
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  it.each<[string, Partial<typeof headers>, string[], Date]>([
    ["the right one", {}, [secret], now],
    ["one among others", { signature: `v1,bm8= v1a,bm8= ${right} v2,x` }, [secret], now],
    ["one of the secret before the rotation", {}, ["whsec_AAAA", secret], now],
    ["a secret without its mark", {}, [secret.slice(6)], now],
    ["almost five minutes ago", {}, [secret], later(4.9)],
    ["by a clock that runs ahead", {}, [secret], later(-4.9)],
  ])("is accepted: %s", (_name, changes, secrets, at) => {
    expect(isStandardSignature(example, { ...headers, ...changes }, secrets, at)).toBe(true);
  });

  it.each<[string, Partial<Record<keyof typeof headers, string | undefined>>, string[], Date]>([
    ["no secret", {}, [], now],
    ["another secret", {}, ["whsec_AAAA"], now],
    ["an empty secret", {}, [""], now],
    ["no signature", { signature: undefined }, [secret], now],
    ["an empty signature", { signature: "v1," }, [secret], now],
    ["a shorter signature", { signature: right.slice(0, 20) }, [secret], now],
    ["no version", { signature: right.slice(3) }, [secret], now],
    ["another id", { id: "msg_other" }, [secret], now],
    ["no id", { id: undefined }, [secret], now],
    ["an id that reaches into the time", { id: "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330" }, [secret], now],
    ["another time", { timestamp: "1614265331" }, [secret], now],
    ["a time that is none", { timestamp: "hello" }, [secret], now],
    ["more than five minutes ago", {}, [secret], later(5.1)],
    ["more than five minutes ahead", {}, [secret], later(-5.1)],
  ])("is refused: %s", (_name, changes, secrets, at) => {
    expect(isStandardSignature(example, { ...headers, ...changes }, secrets, at)).toBe(false);
  });

  it("is refused for other bytes", () => {
    expect(isStandardSignature(Buffer.from('{"test":2432232314}'), headers, [secret], now)).toBe(false);
  });
});
