import { readFileSync } from "node:fs";

import { escapeHtml } from "./escape-html.ts";

export type Locale = { [key: string]: string | Locale };

export function readLocale(path: string): Locale {
  return JSON.parse(readFileSync(path, "utf8")) as Locale;
}

/** The words of a language, and the default's where it has none. */
export function mergeLocales(base: Locale, over: Locale): Locale {
  const merged: Locale = { ...base };
  for (const [key, words] of Object.entries(over)) {
    const known = merged[key];
    const isBranch = typeof words === "object" && typeof known === "object" && !("other" in known);
    merged[key] = isBranch ? mergeLocales(known, words) : words;
  }
  return merged;
}

/**
 * Shopify's `t` filter: `one`/`other` by `count`, values put in (escaped, unless the key ends in `_html`).
 * A key that is not there reads as Shopify prints it: `Translation missing: en.key`.
 */
export function translate(locale: Locale, key: string, values: Record<string, unknown>, language = "en"): string {
  const found = find(locale, key.split("."));
  const text = typeof found === "object" ? plural(found, values.count, language) : found;
  if (text === undefined) return `Translation missing: en.${key}`;
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => {
    const given = values[name];
    const value = typeof given === "string" || typeof given === "number" ? String(given) : "";
    return key.endsWith("_html") ? value : escapeHtml(value);
  });
}

function find(locale: Locale, path: string[]): string | Locale | undefined {
  let here: string | Locale | undefined = locale;
  for (const step of path) here = typeof here === "object" ? here[step] : undefined;
  return here;
}

function plural(forms: Locale, count: unknown, language: string): string | undefined {
  const form = forms[new Intl.PluralRules(language).select(Number(count ?? 0))] ?? forms.other;
  return typeof form === "string" ? form : undefined;
}
