import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Liquid } from "liquidjs";

import type { AppExtension, BlockEntry } from "./app-block.ts";
import { createEngine } from "./engine.ts";
import { type LiquidSource, takeApart } from "./source.ts";
import { readLocale } from "./translate.ts";

/** A JSON template or section group: sections in an order, each with settings and blocks. */
export interface TemplateFile {
  name?: string;
  type?: string;
  layout?: string | false;
  sections: Record<string, SectionEntry>;
  order: string[];
}

export interface SectionEntry {
  type: string;
  settings?: Record<string, unknown>;
  blocks?: Record<string, BlockEntry>;
  block_order?: string[];
  disabled?: boolean;
}

export interface Theme {
  folder: string;
  engine: Liquid;
  extension: AppExtension;
  /** `settings_data.json`, the part in use. */
  settings: Record<string, unknown>;
  hasTemplate(name: string): boolean;
  template(name: string): TemplateFile;
  sectionGroup(name: string): TemplateFile;
  section(type: string): LiquidSource;
  layout(name: string): LiquidSource;
}

/** Reads a theme from its folder; files are read again at each use, so an edit shows at the next reload. */
export function openTheme(
  folder: string,
  extension: AppExtension,
  shop: { currency: string; timezone: string },
): Theme {
  const locale = readLocale(join(folder, "locales", "en.default.json"));
  const json = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), "utf8")) as unknown;
  const liquid = (...path: string[]) => takeApart(readFileSync(join(folder, ...path), "utf8"));
  const { current } = json("config", "settings_data.json") as { current: Record<string, unknown> };
  return {
    folder,
    engine: createEngine(folder, {
      currency: shop.currency,
      timezone: shop.timezone,
      language: "en",
      locale,
      assetsUrl: "/assets",
    }),
    extension,
    settings: current,
    hasTemplate: (name) => existsSync(join(folder, "templates", `${name}.json`)),
    template: (name) => json("templates", `${name}.json`) as TemplateFile,
    sectionGroup: (name) => json("sections", `${name}.json`) as TemplateFile,
    section: (type) => liquid("sections", `${type}.liquid`),
    layout: (name) => liquid("layout", `${name}.liquid`),
  };
}
