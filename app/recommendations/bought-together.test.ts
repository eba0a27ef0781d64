import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Basket, PairCounter } from "./bought-together.ts";

const now = new Date("2026-11-23T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const basket = (names: string, days = 0): Basket => ({ productGids: names.split(" "), placedAt: daysAgo(days) });

function count(baskets: readonly Basket[], keep?: number) {
  const counter = new PairCounter({ now, ...(keep === undefined ? {} : { keep }) });
  for (const one of baskets) counter.add(one);
  return [...counter.pairs()];
}
const neighbours = (baskets: readonly Basket[], of: string) =>
  count(baskets)
    .filter((pair) => pair.productGid === of)
    .map((pair) => pair.otherGid);

describe("bought together", () => {
  it("counts both directions, and an order once however often it repeats a product", () => {
    expect(count([basket("tea mug mug"), basket("mug tea")])).toMatchObject([
      { productGid: "tea", otherGid: "mug", orders: 2 },
      { productGid: "mug", otherGid: "tea", orders: 2 },
    ]);
  });

  it("prefers what is typical for a product to what sells everywhere", () => {
    const everywhere = ["a", "b", "c", "d", "e"].map((name) => basket(`${name} bag`));
    const baskets = [...everywhere, basket("tea bag"), basket("tea pot"), basket("tea pot")];
    expect(neighbours(baskets, "tea")).toEqual(["pot", "bag"]);
  });

  it("prefers pairs that many orders know to a chance meeting of two rare products", () => {
    const often = Array.from({ length: 6 }, () => basket("tea pot"));
    expect(neighbours([...often, basket("tea"), basket("tea"), basket("tea gong")], "tea")).toEqual(["pot", "gong"]);
  });

  it("lets old orders fade: half after 120 days", () => {
    const old = [basket("tea pot", 240), basket("tea pot", 240)];
    expect(neighbours([...old, basket("tea mug", 1), basket("tea mug", 1)], "tea")).toEqual(["mug", "pot"]);
    const [together] = count([basket("tea pot", 120), basket("tea", 0)]);
    expect(together?.score).toBeCloseTo(0.5 / Math.sqrt(1.5 * 0.5) / 4, 6);
  });

  it("believes small baskets more than large ones, and trade orders not at all", () => {
    expect(neighbours([basket("tea pot"), basket("tea mug x y z")], "tea").slice(0, 2)).toEqual(["pot", "mug"]);
    const trade = Array.from({ length: 101 }, (_, index) => `p${index}`).join(" ");
    expect(count([basket(trade)])).toEqual([]);
  });

  it("keeps only the strongest", () => {
    const pairs = count([basket("tea a"), basket("tea a"), basket("tea b"), basket("tea c")], 2);
    expect(pairs.filter((pair) => pair.productGid === "tea").map((pair) => pair.otherGid)).toEqual(["a", "b"]);
  });

  const anyBasket = fc.record({
    productGids: fc.array(fc.constantFrom<string>("a", "b", "c", "d", "e", "f"), { maxLength: 6 }),
    placedAt: fc.integer({ min: -5, max: 400 }).map(daysAgo),
  });

  it("scores between 0 and 1, the same both ways, whatever the order of the baskets", () => {
    fc.assert(
      fc.property(fc.array(anyBasket, { maxLength: 40 }), (baskets) => {
        const pairs = count(baskets);
        const scores = new Map(pairs.map((pair) => [`${pair.productGid} ${pair.otherGid}`, pair.score]));
        for (const { productGid, otherGid, score, orders } of pairs) {
          expect(productGid).not.toBe(otherGid);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(scores.get(`${otherGid} ${productGid}`)).toBe(score);
          const both = baskets.filter(
            (one) => one.productGids.includes(productGid) && one.productGids.includes(otherGid),
          );
          expect(orders).toBe(both.length);
        }
        const reversed = new Map(
          count([...baskets].reverse()).map((pair) => [`${pair.productGid} ${pair.otherGid}`, pair.score]),
        );
        for (const [key, score] of scores) expect(reversed.get(key)).toBeCloseTo(score, 9);
      }),
    );
  });
});
