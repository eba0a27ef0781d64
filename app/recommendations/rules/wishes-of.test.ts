import { describe, expect, it } from "vitest";

import { candidate } from "#tests/support/picks.ts";

import { parsePickSettings } from "../pick-settings.ts";
import { rulesInForce } from "./judge.ts";
import type { PickRule, RuleEffect, Scope } from "./rule.ts";
import { type KeptProduct, wishesOf } from "./wishes-of.ts";

const ANY: Scope = { by: "any", values: [] };
const only = (...values: string[]): Scope => ({ by: "product", values });
const tagged = (...values: string[]): Scope => ({ by: "tag", values });
const rule = (effect: RuleEffect, when: Scope, products: Scope): PickRule => {
  return { id: `${effect} ${products.values.join()}`, effect, when, products, memberGids: [] };
};
const PRESS: KeptProduct = { gid: "press", productType: "", tags: [] };
const SETTINGS = parsePickSettings({});

function wishes(rules: PickRule[], gids = "filters mug jar tea", kept = [PRESS], settings = SETTINGS) {
  const tags = (gid: string) => (gid === "press" ? [] : ["brew"]);
  const candidates = gids.split(" ").map((gid, place) => candidate(gid, { score: place }, { tags: tags(gid) }));
  return wishesOf(kept, candidates, rulesInForce(rules, kept), settings);
}

describe("wishesOf", () => {
  it("shows pins in the order of the rules, with what calls for them", () => {
    const rules = [rule("pin", only("press"), only("tea", "mug")), rule("pin", ANY, only("filters"))];
    expect(wishes(rules).handPicked).toEqual([
      { gid: "tea", becauseGid: "press" },
      { gid: "mug", becauseGid: "press" },
      { gid: "filters", becauseGid: null },
    ]);
  });

  it("pins the best two of a tag, and leaves the others to their score", () => {
    expect(wishes([rule("pin", ANY, tagged("Brew"))]).handPicked.map(({ gid }) => gid)).toEqual(["tea", "jar"]);
  });

  it("names what Search & Discovery says after the rules, once, and only what may be shown", () => {
    const kept = [{ ...PRESS, complementaryGids: ["mug", "jar", "gone"] }];
    const rules = [rule("pin", ANY, only("jar")), rule("exclude", ANY, only("tea"))];
    expect(wishes(rules, "filters mug jar tea", kept).handPicked).toEqual([
      { gid: "jar", becauseGid: null },
      { gid: "mug", becauseGid: "press" },
    ]);
    const shy = [{ ...PRESS, complementaryGids: ["tea"] }];
    expect(wishes(rules, "filters tea", shy).handPicked).toEqual([]);
  });

  it("excludes and boosts what the rules say", () => {
    const { excluded, boosts } = wishes([rule("exclude", ANY, only("tea")), rule("boost", ANY, only("mug"))]);
    expect([...excluded]).toEqual(["tea"]);
    expect([...boosts.keys()]).toEqual(["mug"]);
    expect(boosts.get("mug")).toBeGreaterThan(0);
  });

  it("shows everything nowhere of what no stage shows, and a kind that one stage shows is made", () => {
    const hidden = ["refill" as const, "step_up" as const];
    const hiddenKinds = { before_shipping: hidden, on_the_way: hidden, delivered: ["step_up"] };
    const { kinds } = wishes([], "mug", [PRESS], parsePickSettings({ hiddenKinds }));
    expect(kinds.has("refill")).toBe(true);
    expect(kinds.has("step_up")).toBe(false);
    expect(kinds.has("completes")).toBe(true);
  });
});
