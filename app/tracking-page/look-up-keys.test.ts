import { describe, expect, it } from "vitest";

import { addressKey, orderKey } from "./look-up-keys.ts";

describe("what the look-up counts by", () => {
  it.each(["#1001", "1001", " # 1001 "])("%j is order 1001", (typed) => {
    expect(orderKey(typed)).toBe("1001");
  });

  it.each([
    ["203.0.113.7, 10.0.0.1", "203.0.113.7"],
    ["2001:db8:1:2:aaaa::1", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002:bbbb:0:0:9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    [null, ""],
    ["x".repeat(500), "x".repeat(64)],
  ])("%s counts as %s", (header, key) => {
    expect(addressKey(header)).toBe(key);
  });
});
