import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { plainText } from "./plain-text.ts";

const odd = fc.constantFrom(
  "a",
  "１",
  "e",
  "\u0301",
  "\u200b",
  " ",
  "\u3000",
  "٣",
  "\u00b4",
  "ﬁ",
  "\0",
  "\u202e",
  "가",
  "ᄀ",
);

describe("plainText", () => {
  it.each([
    [" ＃１００１ ", "#1001"],
    ["١٠٠١", "1001"],
    ["۴۵۶", "456"],
    ["०१२३४५६७८९", "0123456789"],
    ["\u202a+49 151\u202c\0", "+49 151"],
    ["ana＠example．com", "ana@example.com"],
    ["SW1A 1AA", "SW1A 1AA"],
  ])("%j is %j", (typed, meant) => {
    expect(plainText(typed)).toBe(meant);
  });

  it("leaves plain ASCII as it is, but for blanks around it, and settles at once", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{0,40}$/), (text) => {
        expect(plainText(text)).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: odd }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });
});
