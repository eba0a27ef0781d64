import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createFormToken, FORM_LIFE, readFormToken } from "./form-token.ts";

const KEY = Buffer.alloc(32, 3);
const purpose = { shop: "willow.myshopify.com", link: "A".repeat(24), purpose: "delivery-choice" };
const now = new Date("2026-11-14T10:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const nonce = Buffer.alloc(12, 9);

describe("a form's token", () => {
  it("is read while it lasts", () => {
    const token = createFormToken(KEY, purpose, now, nonce);
    const read = (seconds: number) => readFormToken(KEY, purpose, token, later(seconds));
    expect([read(0), read(FORM_LIFE), read(FORM_LIFE + 1)]).toEqual([
      nonce.toString("base64url"),
      nonce.toString("base64url"),
      null,
    ]);
  });

  it("is another each time", () => {
    expect(createFormToken(KEY, purpose, now)).not.toBe(createFormToken(KEY, purpose, now));
  });

  it.each([
    { shop: "oak.myshopify.com" },
    { link: "B".repeat(24) },
    { purpose: "delivery-choic", link: `e${"A".repeat(23)}` },
  ])("means nothing for %j", (other) => {
    const token = createFormToken(KEY, purpose, now);
    expect(readFormToken(KEY, { ...purpose, ...other }, token, now)).toBeNull();
    expect(readFormToken(Buffer.alloc(32, 4), purpose, token, now)).toBeNull();
  });

  it("cannot be altered or made up", () => {
    const token = Buffer.from(createFormToken(KEY, purpose, now), "base64url");
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const altered = Buffer.from(token);
        altered[place] = (altered[place] ?? 0) ^ change;
        expect(readFormToken(KEY, purpose, altered.toString("base64url"), now)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readFormToken(KEY, purpose, text, now)).toBeNull();
      }),
    );
  });
});
