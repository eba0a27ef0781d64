import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { check } from "@shopify/theme-check-node";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const ROOT = "extensions/afterglow-theme";
const TRANSLATED = /^t:/;

const setting = z.strictObject({
  type: z.enum(["checkbox", "range", "select", "text", "richtext", "color", "header"]),
  id: z.string().optional(),
  label: z.string().regex(TRANSLATED).optional(),
  content: z.string().regex(TRANSLATED).optional(),
  info: z.string().regex(TRANSLATED).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  options: z.array(z.strictObject({ value: z.string(), label: z.string().regex(TRANSLATED) })).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  unit: z.string().max(3).optional(),
});

/** What Shopify lets an app block's schema say. */
const blockSchema = z.strictObject({
  name: z.string().regex(TRANSLATED),
  target: z.literal("section"),
  javascript: z.string().optional(),
  stylesheet: z.string().optional(),
  enabled_on: z.object({ templates: z.array(z.string()) }).optional(),
  settings: z.array(setting),
});

function files(folder: string): string[] {
  return readdirSync(`${ROOT}/${folder}`).map((name) => `${ROOT}/${folder}/${name}`);
}

function read(path: string): string {
  return readFileSync(path, "utf8");
}

/** The JSON of a block's schema; JSON.parse is as strict as Shopify. */
function schemaOf(block: string) {
  const [, json] = /\{% schema %\}([\s\S]*)\{% endschema %\}/.exec(read(block)) ?? [];
  return blockSchema.parse(JSON.parse(json ?? ""));
}

function translate(key: string): unknown {
  const words: unknown = JSON.parse(read(`${ROOT}/locales/en.default.schema.json`));
  const path = key.replace(TRANSLATED, "").split(".");
  return path.reduce<unknown>((branch, name) => (branch as Record<string, unknown> | undefined)?.[name], words);
}

describe("the theme app extension", () => {
  it("passes Shopify's theme check", async () => {
    const offenses = await check(ROOT);
    expect(offenses.map(({ check, message, uri }) => `${uri} ${check}: ${message}`)).toEqual([]);
  });

  it.each(files("blocks"))("%s has a schema that Shopify takes", (block) => {
    const schema = schemaOf(block);
    const name = translate(schema.name);
    expect(typeof name === "string" && name.length < 25 && !/afterglow/i.test(name)).toBe(true);
    for (const file of [schema.javascript, schema.stylesheet])
      expect(files("assets")).toContain(`${ROOT}/assets/${file}`);
    const ids = schema.settings.flatMap((one) => one.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const words = schema.settings.flatMap((one) => [
      one.label,
      one.content,
      one.info,
      ...(one.options ?? []).map((option) => option.label),
    ]);
    for (const key of words) if (key) expect([key, typeof translate(key)]).toEqual([key, "string"]);
  });

  it.each(files("blocks"))("%s gives the editor its handle and every range a reachable default", (block) => {
    expect(read(block)).toContain("{{ block.shopify_attributes }}");
    for (const { type, min = 0, max = 0, step = 1, default: start } of schemaOf(block).settings) {
      if (type === "range") expect([(max - min) / step <= 100, (Number(start) - min) % step]).toEqual([true, 0]);
    }
  });

  it("stays within Shopify's limits and our own", () => {
    const liquid = [...files("blocks"), ...files("snippets")].reduce((sum, path) => sum + read(path).length, 0);
    const gzipped = (name: string) => gzipSync(read(`${ROOT}/assets/${name}`)).length;
    expect(liquid).toBeLessThanOrEqual(100_000);
    expect(gzipped("afterglow.js")).toBeLessThanOrEqual(6_000);
    expect(gzipped("afterglow.css")).toBeLessThanOrEqual(8_000);
    for (const locale of files("locales")) expect(read(locale).length).toBeLessThanOrEqual(15_000);
  });

  it("asks nobody else for anything, and stores nothing at the shopper's", () => {
    const script = read(`${ROOT}/assets/afterglow.js`);
    const styles = read(`${ROOT}/assets/afterglow.css`);
    expect(script).not.toMatch(/https?:|localStorage|sessionStorage|document\.cookie|eval\(/);
    expect(styles).not.toMatch(/url\(|@import/);
  });

  it("may be put into a Liquid page as it is", () => {
    for (const path of files("assets")) expect(read(path)).not.toMatch(/\{\{|\{%|<\/(script|style)/i);
  });
});
