import { describe, expect, it } from "vitest";

import { titleLikeness, titleWords } from "./title-words.ts";

describe("title words", () => {
  it.each([
    ["The Set of Mugs", ["mug"]],
    ["Crème brûlée – dish, 12 cm", ["creme", "brulee", "dish", "12", "cm"]],
    ["Glass vase", ["glass", "vase"]],
    ["抹茶 T", ["抹茶"]],
    ["茶", ["茶"]],
    ["", []],
    ["!!!", []],
  ])("of %j are %j", (title, words) => {
    expect([...titleWords(title)]).toEqual(words);
  });
});

describe("title likeness", () => {
  it.each([
    ["Linen cushion, sage", "Linen cushion, rust", 2 / 3],
    ["Linen Cushion", "linen cushions", 1],
    ["Linen cushion", "Oak lamp", 0],
    ["!!!", "!!!", 1],
    ["!!!", "???", 0],
  ])("of %j and %j", (one, other, likeness) => {
    expect(titleLikeness({ title: one }, { title: other })).toBeCloseTo(likeness, 6);
    expect(titleLikeness({ title: other }, { title: one })).toBeCloseTo(likeness, 6);
  });
});
