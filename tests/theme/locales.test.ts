import { describe, expect, it } from "vitest";

import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { files, keysOf, read, readWords, type Words, wordsAt } from "./extension-files.ts";

/** The twelve languages of the page, by the codes under which Shopify publishes them. */
const LOCALES = ["de", "fr", "es", "pt-PT", "pt-BR", "it", "nl", "hi", "ja", "zh-CN", "ar", "he"];
const ENGLISH = readWords("en.default");

/** Keys that Liquid asks for with `| t`. */
function askedKeys(): string[] {
  const liquid = [...files("blocks"), ...files("snippets")].map(read).join("\n");
  return [...liquid.matchAll(/'([a-z0-9_.]+)' \| t\b/g)].map(([, key]) => key ?? "");
}

function valuesIn(words: Words, key: string): string[] {
  const text = wordsAt(words, key);
  return typeof text === "string" ? [...text.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name ?? "") : [];
}

describe("the shopper's words", () => {
  it("are there for every language, and for no other", () => {
    const names = files("locales").map((path) => path.split("/").at(-1)?.replace(".json", ""));
    expect(names.sort()).toEqual([...LOCALES, "en.default", "en.default.schema"].sort());
  });

  it("are all asked for, and there when asked for", () => {
    expect([...new Set(askedKeys())].sort()).toEqual(keysOf(ENGLISH).sort());
  });

  it.each(LOCALES)("%s says everything English says, with the same values in it", (locale) => {
    const words = readWords(locale);
    expect(keysOf(words)).toEqual(keysOf(ENGLISH));
    for (const key of keysOf(words)) {
      expect(wordsAt(words, key)).not.toBe("");
      expect([key, valuesIn(words, key).sort()]).toEqual([key, valuesIn(ENGLISH, key).sort()]);
    }
    expect(words["direction"]).toBe(["ar", "he"].includes(locale) ? "rtl" : "ltr");
  });

  it.each(LOCALES.filter((locale) => locale !== "pt-BR"))(
    "%s says the same in the block as on the app's page",
    (locale) => {
      const words = wordsIn(chooseLanguage([locale]));
      const track = readWords(locale)["track"] as Words;
      for (const [key, text] of Object.entries(track))
        expect([key, text]).toEqual([key, words.say(`form.${key}` as "form.title")]);
    },
  );

  it("hold nothing that a page would obey", () => {
    for (const path of files("locales")) expect(read(path)).not.toMatch(/<|>|\{%|[\u202a-\u202e\u2066-\u2069]/);
  });
});
