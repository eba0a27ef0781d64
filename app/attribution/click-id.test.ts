import { randomBytes } from "node:crypto";

import fc from "fast-check";
import { expect, it } from "vitest";

import { PICK_KINDS } from "#app/recommendations/pick-kind.ts";

import { readClick, signClick } from "./click-id.ts";

const key = randomBytes(32);
const pick = { orderId: "019ac0de-0000-7000-8000-00000000abcd", productGid: "gid://shopify/Product/8123456789" };
const id = signClick(key, { ...pick, kind: "completes", position: 2 }) ?? "";

it("tells again what it was told", () => {
  const picks = fc.record({
    orderId: fc.option(fc.uuid({ version: 7 })),
    productGid: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map((number) => `gid://shopify/Product/${number}`),
    kind: fc.constantFrom(...PICK_KINDS),
    position: fc.integer({ min: 0, max: 255 }),
  });
  fc.assert(
    fc.property(picks, (one) => {
      expect(readClick(key, signClick(key, one) ?? "")).toEqual(one);
    }),
  );
});

it("is short, safe in an address, and the same for the same pick", () => {
  expect(id).toMatch(/^[A-Za-z0-9_-]{50,80}$/);
  expect(signClick(key, { ...pick, kind: "completes", position: 2 })).toBe(id);
});

it("is nothing once a sign of it has changed, or under another shop's key", () => {
  fc.assert(
    fc.property(fc.nat(id.length - 2), fc.base64String({ minLength: 4 }), (at, [sign = "A"]) => {
      fc.pre(sign !== id[at] && /[A-Za-z0-9]/.test(sign));
      expect(readClick(key, id.slice(0, at) + sign + id.slice(at + 1))).toBeNull();
    }),
  );
  expect(readClick(randomBytes(32), id)).toBeNull();
  for (const text of ["", "x", id.slice(1), `${id}A`, "A".repeat(66), "%00", "ü".repeat(60)]) {
    expect(readClick(key, text)).toBeNull();
  }
});

it("is not made for what is no product or no order", () => {
  expect(signClick(key, { ...pick, productGid: "tea", kind: "completes", position: 0 })).toBeNull();
  expect(signClick(key, { ...pick, orderId: "7", kind: "completes", position: 0 })).toBeNull();
});
