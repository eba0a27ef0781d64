import type { Request } from "express";

/** A language the shop publishes: its code as Shopify writes it, and the folder its pages stand in. */
export interface Language {
  code: string;
  name: string;
  /** "" for the shop's first language. */
  root: string;
}

const NAMES: Record<string, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  "pt-PT": "Português (Portugal)",
  it: "Italiano",
  nl: "Nederlands",
  hi: "हिन्दी",
  ja: "日本語",
  "zh-CN": "简体中文",
  ar: "العربية",
  he: "עברית",
};

export const LANGUAGES: readonly Language[] = Object.entries(NAMES).map(([code, name]) => ({
  code,
  name,
  root: code === "en" ? "" : `/${code.toLowerCase()}`,
}));

const FIRST: Language = { code: "en", name: "English", root: "" };

/** `/de/products/vase` is the German page of `/products/vase`. */
export function languageOf(request: Pick<Request, "originalUrl">): Language {
  return languageOfPath(request.originalUrl);
}

function languageOfPath(path: string): Language {
  const folder = /^\/[^/?#]+/.exec(path)?.[0] ?? "";
  return LANGUAGES.find(({ root }) => root !== "" && root === folder) ?? FIRST;
}

/** The same address without its language's folder. */
export function withoutLanguage(path: string): string {
  const rest = path.slice(languageOfPath(path).root.length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}
