import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { judge, rulesInForce } from "./judge.ts";
import type { Subject } from "./match-scope.ts";
import { type PickRule, type RuleEffect, RULE_EFFECTS, type Scope, SCOPES } from "./rule.ts";

const product = (id: number) => `gid://shopify/Product/${id}`;
const ANY: Scope = { by: "any", values: [] };
const only = (...ids: number[]): Scope => ({ by: "product", values: ids.map(product) });
const tagged = (...values: string[]): Scope => ({ by: "tag", values });
const rule = (effect: RuleEffect, when: Scope, products: Scope, id = effect as string): PickRule => {
  return { id, effect, when, products, memberGids: [] };
};
const subject = (id: number, change: Partial<Subject> = {}): Subject => {
  return { gid: product(id), productType: "", tags: [], ...change };
};
const PRESS = subject(1, { productType: "Coffee", tags: ["brew"] });
const FILTERS = subject(2, { tags: ["Brew"] });
const MUG = subject(3);

describe("rulesInForce", () => {
  it("are those for every order, and those for something that was kept", () => {
    const rules = [
      rule("exclude", ANY, only(9), "always"),
      rule("pin", only(1), only(2), "press"),
      rule("pin", only(7), only(2), "other"),
    ];
    expect(rulesInForce(rules, [MUG, PRESS]).map(({ rule: { id }, becauseGid }) => [id, becauseGid])).toEqual([
      ["always", null],
      ["press", PRESS.gid],
    ]);
    expect(rulesInForce(rules, [])).toHaveLength(1);
  });
});

describe("judge", () => {
  const judged = (candidate: Subject, ...rules: PickRule[]) => judge(candidate, rulesInForce(rules, [PRESS]));

  it("says nothing where no rule does", () => {
    expect(judged(MUG, rule("pin", only(1), only(2)))).toEqual({ excludedBy: null, pin: null, boost: 0, rules: [] });
  });

  it("pins by rule, then in the order in which the rule names its products", () => {
    const rules = [rule("pin", only(1), only(8, 3), "first"), rule("pin", ANY, tagged("brew"), "second")];
    const places = [FILTERS, MUG, subject(8)].map((one) => judged(one, ...rules).pin);
    expect(places.toSorted((one, other) => (one?.place ?? 0) - (other?.place ?? 0)).map((pin) => pin?.place)).toEqual([
      0, 1, 100,
    ]);
    expect(places[2]).toMatchObject({ rule: { id: "first" }, becauseGid: PRESS.gid, place: 0 });
    expect(places[0]).toMatchObject({ rule: { id: "second" }, becauseGid: null });
  });

  it("adds boosts and buries up", () => {
    const boost = rule("boost", ANY, tagged("brew"));
    const bury = rule("bury", ANY, only(2));
    expect(judged(FILTERS, boost, boost).boost).toBeCloseTo(Math.log(16));
    expect(judged(FILTERS, boost, bury).boost).toBeCloseTo(0);
    expect(judged(FILTERS, bury).boost).toBeCloseTo(-Math.log(4));
  });

  it("never shows anything beside what the merchant named", () => {
    expect(judged(MUG, rule("exclude", only(1), ANY)).excludedBy).toMatchObject({ effect: "exclude" });
    expect(judged(MUG, rule("exclude", only(2), ANY)).excludedBy).toBeNull();
  });

  it("an exclusion wins over every pin, in whatever order they were made", () => {
    const words = ["1", "2", "3", "Tea", "tea "];
    const scopes = fc.record({ by: fc.constantFrom(...SCOPES), values: fc.subarray(words, { minLength: 1 }) });
    const rules = fc.array(
      fc.record({
        id: fc.uuid(),
        memberGids: fc.constant([]),
        effect: fc.constantFrom(...RULE_EFFECTS),
        when: scopes,
        products: scopes,
      }),
    );
    const subjects = fc.record({
      gid: fc.constantFrom(...words),
      productType: fc.constantFrom(...words),
      tags: fc.subarray(words),
      collectionGids: fc.subarray(words),
    });
    fc.assert(
      fc.property(rules, fc.array(subjects, { maxLength: 3 }), subjects, (all, kept, candidate) => {
        const verdict = judge(candidate, rulesInForce(all, kept));
        const forbidden = verdict.rules.some(({ effect }) => effect === "exclude");
        const pinned = verdict.rules.some(({ effect }) => effect === "pin");
        expect(verdict.excludedBy !== null).toBe(forbidden);
        expect(verdict.pin !== null).toBe(pinned && !forbidden);
      }),
    );
  });
});
