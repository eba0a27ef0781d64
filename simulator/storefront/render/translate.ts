import { readFileSync } from "node:fs";

import { escapeHtml } from "./escape-html.ts";

export type Locale = { [key: string]: string | Locale };

export function readLocale(path: string): Locale {
  return JSON.parse(readFileSync(path, "utf8")) as Locale;
}

/**
 * Shopify's `t` filter: `one`/`other` by `count`, values put in (escaped, unless the key ends in `_html`).
 * A key that is not there reads as Shopify prints it: `Translation missing: en.key`.
 */
export function translate(locale: Locale, key: string, values: Record<string, unknown>): string {
  const found = find(locale, key.split("."));
  const text = typeof found === "object" ? plural(found, values.count) : found;
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

function plural(forms: Locale, count: unknown): string | undefined {
  const form = forms[new Intl.PluralRules("en").select(Number(count ?? 0))] ?? forms.other;
  return typeof form === "string" ? form : undefined;
}
