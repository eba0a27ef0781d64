import { describe, expect, it } from "vitest";

import { SalesCounter } from "./best-sellers.ts";

const now = new Date("2026-11-23T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe("best sellers", () => {
  it("counts orders of the last sixty days, equal ones by id", () => {
    const sales = new SalesCounter(now);
    sales.add({ productGids: ["mug", "mug", "tea"], placedAt: daysAgo(1) });
    sales.add({ productGids: ["tea"], placedAt: daysAgo(60) });
    sales.add({ productGids: ["pot"], placedAt: daysAgo(2) });
    sales.add({ productGids: ["mug", "pot", "gong"], placedAt: daysAgo(61) });
    expect(sales.top(3)).toEqual([
      { productGid: "tea", orders: 2 },
      { productGid: "mug", orders: 1 },
      { productGid: "pot", orders: 1 },
    ]);
    expect(sales.top(1)).toHaveLength(1);
  });
});
