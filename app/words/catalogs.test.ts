import { isLiteralElement, isSelectElement, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";

import { CATALOGS, MESSAGE_KEYS } from "./catalogs.ts";
import { LOCALES } from "./locale.ts";

/** The placeholders of a message, wherever they stand in it, and the choices of each. */
function placeholders(
  elements: MessageFormatElement[],
  found = new Map<string, Set<string>>(),
): Map<string, Set<string>> {
  for (const element of elements) {
    if (!("value" in element) || isLiteralElement(element)) continue;
    const choices = found.get(element.value) ?? new Set();
    found.set(element.value, choices);
    if (!("options" in element)) continue;
    for (const [name, option] of Object.entries(element.options)) {
      if (isSelectElement(element)) choices.add(name);
      placeholders(option.value, found);
    }
  }
  return found;
}

function read(message: string, locale: string) {
  return placeholders(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
}

// A language that nobody has begun to translate speaks English.
const BEGUN = LOCALES.filter((locale) => Object.keys(CATALOGS[locale]).length > 0);

describe.each(BEGUN)("the catalog of %s", (locale) => {
  const catalog = CATALOGS[locale];

  it("holds every message, and no other", () => {
    expect(MESSAGE_KEYS.filter((key) => !catalog[key]?.trim())).toEqual([]);
    expect(Object.keys(catalog).filter((key) => !(MESSAGE_KEYS as string[]).includes(key))).toEqual([]);
  });

  it("asks for no value that English does not ask for, and knows the same choices", () => {
    const strange = MESSAGE_KEYS.flatMap((key) => {
      const own = read(catalog[key] ?? "", locale);
      const english = read(CATALOGS.en[key], "en");
      return [...own]
        .filter(([name, choices]) => ![...choices].every((one) => english.get(name)?.has(one)) || !english.has(name))
        .map(([name]) => `${key} {${name}}`);
    });
    expect(strange).toEqual([]);
  });

  it("leaves out no name that English tells", () => {
    const told = ["day", "days", "place", "carrier", "order", "title", "headline", "number"];
    const silent = MESSAGE_KEYS.flatMap((key) => {
      const own = read(catalog[key] ?? "", locale);
      return [...read(CATALOGS.en[key], "en").keys()]
        .filter((name) => told.includes(name) && !own.has(name) && catalog[key] !== undefined)
        .map((name) => `${key} {${name}}`);
    });
    expect(silent).toEqual([]);
  });
});
