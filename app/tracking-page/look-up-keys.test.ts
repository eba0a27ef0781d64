import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { nameKeys } from "#app/orders/order-name.ts";

import { addressKey, orderKey } from "./look-up-keys.ts";

describe("what the look-up counts by", () => {
  it.each(["#1001-2026", "26/1001", "9-1001"])("%j is a name as a whole: it holds two numbers", (typed) => {
    expect(orderKey(typed)).toBe(typed.replace("#", ""));
  });

  it.each(["#1001", "1001", " # 1001 ", "＃１００１", "WL-1001", "x1001", "001001", "1001-EU"])(
    "%j is order 1001",
    (typed) => {
      expect(orderKey(typed)).toBe("1001");
    },
  );

  it("is one for everything that finds the same order by its number", () => {
    const around = fc.stringMatching(/^[A-Za-z# -]{0,6}$/);
    fc.assert(
      fc.property(around, fc.nat(2_147_483_647), around, (before, number, after) => {
        const typed = `${before}${number}${after}`;
        expect(nameKeys(typed).number).toBe(number);
        expect(orderKey(typed)).toBe(String(number));
      }),
    );
  });

  it("is one for every spelling of a name", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,10}$/), (name) => {
        expect(orderKey(` #${name} `)).toBe(orderKey(name.toUpperCase()));
      }),
    );
  });

  it.each([
    ["203.0.113.7, 10.0.0.1", "203.0.113.7"],
    ["2001:db8:1:2:aaaa::1", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002:bbbb:0:0:9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    [null, ""],
    ["x".repeat(500), "x".repeat(64)],
  ])("%s counts as %s", (header, key) => {
    expect(addressKey(header)).toBe(key);
  });
});
