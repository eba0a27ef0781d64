import { describe, expect, it } from "vitest";

import { languageOf } from "./locale.ts";
import { wordsIn } from "./words.ts";

const english = wordsIn(languageOf("en"));

describe("say", () => {
  it("fills in data, and takes nothing in it for a message", () => {
    expect(english.say("order.name", { order: "{near, select, x {y}} <b>{{z}}</b>" })).toBe(
      "Order {near, select, x {y}} <b>{{z}}</b>",
    );
  });

  it("counts", () => {
    expect([1, 2].map((arrived) => english.say("lead.arrived_so_far", { arrived, all: 3 }))).toEqual([
      "1 of 3 parcels has arrived.",
      "2 of 3 parcels have arrived.",
    ]);
  });

  it("chooses words by day", () => {
    const say = (near: string) => english.say("headline.arriving", { near, day: "Thursday 14 November" });
    expect(["today", "tomorrow", "other"].map(say)).toEqual([
      "Arriving today",
      "Arriving tomorrow",
      "Arriving Thursday 14 November",
    ]);
  });

  it("does not stay silent about a missing value", () => {
    expect(() => english.say("order.name")).toThrow("order");
  });
});
