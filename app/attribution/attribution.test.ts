import { createHash } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { attribute, type Touch } from "./last-touch.ts";
import { type NewClick, withoutRepeats } from "./new-click.ts";
import { isHeldOut } from "./side.ts";
import { type ReckonedOrder, worthOf } from "./worth.ts";

const placedAt = new Date("2026-11-20T12:00:00Z");
const before = (hours: number) => new Date(placedAt.getTime() - hours * 3_600_000);
const touch = (clickId: string, productGid: string, hours: number, surface = "page"): Touch => {
  return { clickId, fromOrderId: "first", productGid, kind: "completes", surface, clickedAt: before(hours) };
};
const owned = (products: string, touches: Touch[], days = 7) =>
  attribute({ placedAt, productGids: new Set(products.split(" ")) }, touches, days);

describe("whose doing an order is", () => {
  it("is the last click's, whatever was clicked before", () => {
    const found = owned("tea pot", [touch("a", "tea", 30), touch("b", "pot", 2, "mail"), touch("c", "tea", 50)]);
    expect(found?.owner).toMatchObject({ clickId: "b", surface: "mail" });
    expect(found?.productGids).toEqual(["pot", "tea"]);
  });

  it.each<[string, Touch[]]>([
    ["nobody clicked", []],
    ["what was clicked is not in it", [touch("a", "mug", 2)]],
    ["the click came after", [touch("a", "tea", -1)]],
    ["the click came a second after", [touch("a", "tea", -1 / 3_600)]],
    ["the window had closed", [touch("a", "tea", 7 * 24 + 1)]],
  ])("is nobody's when %s", (_name, touches) => {
    expect(owned("tea", touches)).toBeNull();
  });

  it("is the same in whatever order clicks are told", () => {
    const touches = [touch("a", "tea", 2), touch("b", "pot", 2), touch("c", "tea", 9)];
    expect(owned("tea pot", touches)).toEqual(owned("tea pot", touches.toReversed()));
  });

  it("counts to the last moment of the window", () => {
    expect(owned("tea", [touch("a", "tea", 24)], 1)?.owner.clickId).toBe("a");
  });

  it("forgives that Shopify rounds the moment of an order down to the second", () => {
    expect(owned("tea", [touch("a", "tea", -0.9 / 3_600)])?.owner.clickId).toBe("a");
  });
});

const order = (change: Partial<ReckonedOrder> = {}): ReckonedOrder => ({
  ...{ totalMinor: 6_000, subtotalMinor: null, refundedMinor: 0, isCancelled: false },
  lines: [
    { productGid: "tea", priceMinor: 1_000, quantity: 2, kept: 2 },
    { productGid: "pot", priceMinor: 4_000, quantity: 1, kept: 1 },
  ],
  ...change,
});
const backWith = (kept: number) => order().lines.map((line) => (line.productGid === "tea" ? { ...line, kept } : line));
const potBack = order().lines.map((line) => (line.productGid === "pot" ? { ...line, kept: 0 } : line));
const TEA = new Set(["tea"]);

describe("what followed products are worth", () => {
  it.each<[string, ReckonedOrder, number, number]>([
    ["their price, not the whole order's", order(), 2_000, 2_000],
    ["less their part of a discount", order({ totalMinor: 3_000 }), 1_000, 1_000],
    ["without shipping and tax on top", order({ totalMinor: 7_500 }), 2_000, 2_000],
    ["less a discount that shipping would hide", order({ totalMinor: 6_500, subtotalMinor: 4_500 }), 1_500, 1_500],
    ["nothing once the order is cancelled", order({ isCancelled: true }), 2_000, 0],
    ["what was not sent back", order({ lines: backWith(1), refundedMinor: 1_000 }), 2_000, 1_000],
    ["nothing when all of them came back", order({ lines: backWith(0), refundedMinor: 2_000 }), 2_000, 0],
    ["less on its way back, before any money is", order({ lines: backWith(0) }), 2_000, 0],
    ["their part of money that went back for nothing", order({ refundedMinor: 3_000 }), 2_000, 1_000],
    ["nothing when all money went back", order({ refundedMinor: 6_000 }), 2_000, 0],
    [
      "all of it when the other line went back with its tax",
      order({ totalMinor: 7_140, subtotalMinor: 6_000, lines: potBack, refundedMinor: 4_760 }),
      2_000,
      2_000,
    ],
    [
      "less what went back beyond the other line and its share of tax and shipping",
      order({ totalMinor: 6_600, subtotalMinor: 6_000, lines: potBack, refundedMinor: 4_600 }),
      2_000,
      1_800,
    ],
    ["nothing when all money went back, tax included", order({ totalMinor: 7_140, refundedMinor: 7_140 }), 2_000, 0],
    ["nothing in a gift", order({ totalMinor: 0 }), 0, 0],
    ["nothing in an order without lines", order({ lines: [] }), 0, 0],
  ])("%s", (_name, bought, grossMinor, netMinor) => {
    expect(worthOf(bought, TEA)).toEqual({ grossMinor, netMinor });
  });

  it("is never more than was ordered, than was paid, or than is left", () => {
    const line = fc
      .record({
        productGid: fc.constantFrom("tea", "pot", null),
        priceMinor: fc.nat(100_000),
        quantity: fc.integer({ min: 1, max: 9 }),
        back: fc.nat(9),
      })
      .map(({ back, ...rest }) => ({ ...rest, kept: Math.max(0, rest.quantity - back) }));
    const orders = fc.record({
      totalMinor: fc.nat(2_000_000),
      subtotalMinor: fc.constant(null),
      refundedMinor: fc.nat(2_000_000),
      isCancelled: fc.boolean(),
      lines: fc.array(line, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(orders, (bought) => {
        const { grossMinor, netMinor } = worthOf(bought, TEA);
        expect(netMinor).toBeGreaterThanOrEqual(0);
        expect(netMinor).toBeLessThanOrEqual(grossMinor);
        expect(grossMinor).toBeLessThanOrEqual(bought.totalMinor);
        // Both sums are rounded.
        const parts = netMinor + worthOf(bought, new Set(["pot"])).netMinor;
        expect(parts).toBeLessThanOrEqual(worthOf(bought, new Set(["tea", "pot"])).netMinor + 1);
      }),
    );
  });
});

describe("the side somebody is on", () => {
  const people = Array.from({ length: 20_000 }, (_, one) => createHash("sha256").update(`person ${one}`).digest());

  it("leaves the wanted share without picks", () => {
    for (const percent of [5, 10, 50]) {
      const share = people.filter((person) => isHeldOut(person, percent)).length / people.length;
      expect(Math.abs(share - percent / 100)).toBeLessThan(0.012);
    }
  });

  it("is nobody's at 0 %, and a larger share keeps who was held out before", () => {
    expect(people.some((person) => isHeldOut(person, 0))).toBe(false);
    expect(people.filter((person) => isHeldOut(person, 5)).every((person) => isHeldOut(person, 10))).toBe(true);
  });
});

describe("clicks told again", () => {
  const click = (second: number, change: Partial<NewClick> = {}): NewClick => ({
    ...{ shop: "willow", orderId: "one", productGid: "tea", kind: "completes", position: 0, surface: "page" },
    clickedAt: new Date(1_000 * second),
    ...change,
  });

  it.each<[string, NewClick[], number]>([
    ["a double tap is one click", [click(0), click(1)], 1],
    ["in whatever order they come", [click(1), click(0)], 1],
    ["after half a minute it is another", [click(0), click(30)], 2],
    ["another product is another", [click(0), click(0, { productGid: "pot" })], 2],
    ["another surface is another", [click(0), click(0, { surface: "mail" })], 2],
    ["on a shelf nobody can tell", [click(0, { orderId: null }), click(0, { orderId: null })], 2],
  ])("%s", (_name, clicks, count) => {
    expect(withoutRepeats(clicks)).toHaveLength(count);
  });
});
