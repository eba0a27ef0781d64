import { describe, expect, it } from "vitest";

import { type DatedFact, withoutRepeats } from "./fact.ts";

const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 12, 0, second));
const view = (second: number, changes: Partial<DatedFact> = {}): DatedFact => ({
  ...{ shop: "willow.myshopify.com", kind: "page_view", orderId: "order-1", props: { surface: "page" } },
  happenedAt: at(second),
  ...changes,
});

describe("facts told again", () => {
  it.each<[string, DatedFact[], DatedFact[], number]>([
    ["a reload right away is the same view", [view(0), view(5)], [], 1],
    ["a storm of reloads is one view per half minute", [0, 10, 20, 30, 40, 50, 60].map((second) => view(second)), [], 3],
    ["what is stored already counts as told", [view(20)], [view(0)], 0],
    ["after half a minute it is another view", [view(30)], [view(0)], 1],
    ["another order is another view", [view(0), view(1, { orderId: "order-2" })], [], 2],
    ["another shop's order too", [view(0), view(1, { shop: "oak.myshopify.com" })], [], 2],
    ["another kind is something else", [view(0), view(1, { kind: "help_click" })], [], 2],
    ["the same on another surface is something else", [view(0), view(1, { props: { surface: "block" } })], [], 2],
    ["the order of the props says nothing",
      [view(1, { props: { position: 2, surface: "page" } })], [view(0, { props: { surface: "page", position: 2 } })], 0],
    ["without an order nobody can tell", [view(0, { orderId: null }), view(1, { orderId: null })], [], 2],
    ["they may come in any order", [view(5), view(0)], [], 1],
  ])("%s", (_name, fresh, known, count) => {
    expect(withoutRepeats(fresh, known)).toHaveLength(count);
  }); // prettier-ignore
});
