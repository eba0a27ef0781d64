import { describe, expect, it } from "vitest";

import { chooseLanguage, directionOf, LOCALES } from "./locale.ts";

describe("chooseLanguage", () => {
  it.each([
    [["pt-BR"], "pt", "pt-BR"],
    [["de_AT,en;q=0.5"], "de", "de-AT"],
    [["fr;q=0,it;q=0.3,es;q=.9"], "es", "es"],
    [["sw-KE, ar-EG"], "ar", "ar-EG"],
    [["zh-TW"], "zh-Hans", "zh-Hans"],
    [["iw"], "he", "he"],
    [["en-US"], "en", "en-US"],
    [["en"], "en", "en-GB"],
    [["en-GB-u-ca-buddhist-nu-thai"], "en", "en-GB"],
    [[null, undefined, "", "it"], "it", "it"],
    [["xx", "nl"], "nl", "nl"],
    [["de-QX"], "de", "de"],
    [["en-XX"], "en", "en-GB"],
    [["*"], "en", "en-GB"],
    [["<script>", "{{7*7}}", "a=b"], "en", "en-GB"],
    [[], "en", "en-GB"],
  ])("%j → %s, written as in %s", (wishes, locale, format) => {
    expect(chooseLanguage(wishes)).toEqual({ locale, format });
  });

  it("knows which languages are read from the right", () => {
    expect(LOCALES.filter((locale) => directionOf(locale) === "rtl")).toEqual(["ar", "he"]);
  });
});
