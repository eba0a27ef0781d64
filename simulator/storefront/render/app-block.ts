import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Liquid } from "liquidjs";

import { createEngine } from "./engine.ts";
import { type LiquidSource, type Schema, settingsOf, takeApart } from "./source.ts";
import { type Locale, mergeLocales, readLocale } from "./translate.ts";

/** One block as a JSON template names it. */
export interface BlockEntry {
  type: string;
  settings?: Record<string, unknown>;
  disabled?: boolean;
}

/** What a page must load for its app blocks, each address once. */
export interface PageAssets {
  stylesheets: Set<string>;
  scripts: Set<string>;
}

export interface AppExtension {
  folder: string;
  assetsUrl: string;
  /** Liquid with the extension's words in this language. */
  engineFor(language: string): Liquid;
}

/** A theme app extension: its blocks speak their own words and load their own assets. */
export function openExtension(
  folder: string,
  assetsUrl: string,
  shop: { currency: string; timezone: string },
): AppExtension {
  const read = (file: string): Locale => {
    const path = join(folder, "locales", `${file}.json`);
    return existsSync(path) ? readLocale(path) : {};
  };
  const engines = new Map<string, Liquid>();
  const open = (language: string) => {
    const locale = mergeLocales(read("en.default"), read(language));
    const { currency, timezone } = shop;
    const engine = createEngine(folder, { currency, timezone, assetsUrl, locale, language });
    engines.set(language, engine);
    return engine;
  };
  return { folder, assetsUrl, engineFor: (language) => engines.get(language) ?? open(language) };
}

/** `shopify://apps/<app>/blocks/<file>/<uid>` → the file, or null for a block of the theme. */
export function appBlockFile(type: string): string | null {
  return /^shopify:\/\/apps\/[^/]+\/blocks\/([^/]+)/.exec(type)?.[1] ?? null;
}

/** Renders an app block inside Shopify's wrapper; a block that is not (or no longer) there leaves nothing. */
export async function renderAppBlock(
  extension: AppExtension,
  block: { id: string; file: string; entry: BlockEntry; section: unknown },
  globals: object,
  assets: PageAssets,
): Promise<string> {
  const source = readBlock(extension, block.file);
  if (!source) return "";
  const { schema } = source;
  const engine = extension.engineFor(languageOf(globals));
  if (!(await isAvailable(engine, schema, globals))) return "";
  if (schema?.stylesheet) assets.stylesheets.add(`${extension.assetsUrl}/${schema.stylesheet}`);
  if (schema?.javascript) assets.scripts.add(`${extension.assetsUrl}/${schema.javascript}`);

  const scope = {
    section: block.section,
    block: {
      id: block.id,
      type: block.entry.type,
      settings: settingsOf(schema, block.entry.settings ?? {}),
      shopify_attributes: `data-shopify-editor-block="${block.id}"`,
    },
  };
  const inside = String(await engine.parseAndRender(source.liquid, scope, { globals }));
  const style = source.stylesheet === "" ? "" : `<style>${source.stylesheet}</style>`;
  const script = source.javascript === "" ? "" : `<script>${source.javascript}</script>`;
  const tag = schema?.tag ?? "div";
  const names = ["shopify-block", "shopify-app-block", schema?.class ?? ""].join(" ").trim();
  return `<${tag} id="shopify-block-${block.id}" class="${names}">${style}${inside}${script}</${tag}>`;
}

/** Shopify leaves out a block whose condition, a boolean metafield of the app, is not true. */
async function isAvailable(engine: Liquid, schema: Schema | null, globals: object): Promise<boolean> {
  if (!schema?.available_if) return true;
  return String(await engine.parseAndRender(schema.available_if, {}, { globals })).trim() === "true";
}

function languageOf(globals: object): string {
  const { request } = globals as { request?: { locale?: { iso_code?: string } } };
  return request?.locale?.iso_code ?? "en";
}

function readBlock(extension: AppExtension, file: string): LiquidSource | null {
  const path = join(extension.folder, "blocks", `${file}.liquid`);
  return existsSync(path) ? takeApart(readFileSync(path, "utf8")) : null;
}
