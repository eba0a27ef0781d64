import { describe, expect, it } from "vitest";

import { causeOf } from "./cause.ts";

describe("what a ticket is about", () => {
  it.each<[string | null, string[], string | null]>([
    ["wismo", [], "wismo"],
    ["Not received", [], "not_received"],
    [null, ["WISMO"], "wismo"],
    [null, ["Where is my order?"], "wismo"],
    [null, ["order-status"], "wismo"],
    [null, ["shipping_delay", "vip"], "wismo"],
    [null, ["Delivery / not received"], "not_received"],
    [null, ["package lost"], "not_received"],
    [null, ["wrong-item"], "damaged"],
    [null, ["Refund request"], "return"],
    [null, ["cancel order"], "change"],
    [null, ["missed delivery"], "delivery"],
    [null, ["Product question"], "product"],
    [null, ["vip", "urgent"], null],
    [null, [], null],
    ["something of our own", [], "other"],
    ["something of our own", ["wismo"], "wismo"],
    [null, ["__proto__"], null],
    [null, ["🎁"], null],
  ])("%s %j: %s", (named, tags, cause) => {
    expect(causeOf(named, tags)).toBe(cause);
  });
});
