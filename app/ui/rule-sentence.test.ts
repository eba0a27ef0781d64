import { describe, expect, it } from "vitest";

import { goneWords, ruleSentence, type ScopeView } from "./rule-sentence.ts";

const ANY: ScopeView = { by: "any", values: [] };
const scope = (by: ScopeView["by"], ...labels: string[]): ScopeView => {
  return { by, values: labels.map((label) => ({ value: label, label })) };
};

describe("ruleSentence", () => {
  it.each([
    [
      "pin",
      scope("product", "Press"),
      scope("product", "Filters", "Mug"),
      "With “Press”: show “Filters” and “Mug” first.",
    ],
    ["boost", ANY, scope("tag", "Spring"), "With every order: show anything tagged “Spring” more."],
    [
      "bury",
      scope("type", "Tea", "Mug"),
      scope("collection", "Sale"),
      "With anything of type “Tea” or “Mug”: show anything in “Sale” less.",
    ],
    ["exclude", ANY, scope("product", "Gift card"), "With every order: never show “Gift card”."],
    ["exclude", scope("product", "Gift card"), ANY, "With “Gift card”: show nothing."],
    [
      "pin",
      ANY,
      scope("product", "A", "B", "C", "D", "E", "F"),
      "With every order: show “A”, “B”, “C”, “D” and 2 more first.",
    ],
  ] as const)("%s", (effect, when, products, sentence) => {
    expect(ruleSentence({ effect, when, products })).toBe(sentence);
  });
});

describe("goneWords", () => {
  it("counts what is gone", () => {
    const gone = { value: "x", label: "x", isGone: true };
    expect(goneWords({ when: ANY, products: scope("tag", "a") })).toBe("");
    expect(goneWords({ when: ANY, products: { by: "product", values: [gone] } })).toBe("One thing it names is gone.");
    const both = { by: "product" as const, values: [gone] };
    expect(goneWords({ when: both, products: both })).toBe("2 things it names are gone.");
  });
});
