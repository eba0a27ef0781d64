import { readdirSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";

import { check } from "@shopify/theme-check-node";
import { describe, expect, it } from "vitest";

import { schemaOf, wordKeysOf } from "./block-schema.ts";
import { files, read, readWords, ROOT, wordsAt } from "./extension-files.ts";

const KB = 1_000;
const MERCHANT = readWords("en.default.schema");
const bytes = (path: string) => statSync(path).size;
const gzipped = (path: string) => gzipSync(read(path)).length;
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

/** https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#file-and-content-size-limits */
describe("Shopify's limits", () => {
  it("are kept by kinds of file and folders", () => {
    const allowed: Record<string, RegExp> = {
      assets: /\.(jpg|jpeg|json|js|css|png|svg|wasm)$/,
      blocks: /^[a-z0-9-]+\.liquid$/,
      snippets: /^[a-z0-9-]+\.liquid$/,
      locales: /^[a-z]{2}(-[A-Z]{2})?(\.default)?(\.schema)?\.json$/,
    };
    const entries = readdirSync(ROOT, { withFileTypes: true });
    expect(entries.map((entry) => entry.name).sort()).toEqual(
      [...Object.keys(allowed), "shopify.extension.toml"].sort(),
    );
    for (const [folder, pattern] of Object.entries(allowed)) {
      for (const entry of readdirSync(`${ROOT}/${folder}`, { withFileTypes: true })) {
        expect([entry.name, entry.isFile(), pattern.test(entry.name)]).toEqual([entry.name, true, true]);
      }
    }
  });

  it("are kept by sizes and counts", () => {
    expect(sum([...files("blocks"), ...files("snippets")].map(bytes))).toBeLessThanOrEqual(100 * KB);
    expect(files("blocks").length).toBeLessThanOrEqual(30);
    expect(files("locales").length).toBeLessThanOrEqual(100);
    for (const locale of files("locales")) expect([locale, bytes(locale) <= 15 * KB]).toEqual([locale, true]);
    const asset = (kind: string) => files("assets").filter((path) => path.endsWith(kind));
    expect(sum(asset(".css").map(gzipped))).toBeLessThanOrEqual(100 * KB);
    expect(sum(asset(".js").map(gzipped))).toBeLessThanOrEqual(10 * KB);
    // Theme check measures what is referenced before it is compressed.
    for (const script of asset(".js")) expect([script, bytes(script) <= 10 * KB]).toEqual([script, true]);
  });

  it("are stricter where we say so", () => {
    expect(gzipped(`${ROOT}/assets/afterglow.js`)).toBeLessThanOrEqual(6_000);
    expect(gzipped(`${ROOT}/assets/afterglow.css`)).toBeLessThanOrEqual(8_000);
    // What a product page pays for both blocks beside a product.
    expect(gzipped(`${ROOT}/assets/afterglow-picks.js`)).toBeLessThanOrEqual(1_100);
    expect(gzipped(`${ROOT}/assets/afterglow-product.css`)).toBeLessThanOrEqual(2_000);
  });

  it("pass Shopify's theme check", async () => {
    const offenses = await check(ROOT);
    expect(offenses.map(({ check, message, uri }) => `${uri} ${check}: ${message}`)).toEqual([]);
  });
});

describe.each(files("blocks"))("%s", (block) => {
  const schema = schemaOf(block);

  it("has a short name without ours, and files that exist", () => {
    const name = wordsAt(MERCHANT, schema.name.replace("t:", ""));
    expect(name).toMatch(/^.{1,24}$/);
    expect(name).not.toMatch(/afterglow/i);
    for (const file of [schema.javascript, schema.stylesheet])
      if (file) expect(files("assets")).toContain(`${ROOT}/assets/${file}`);
  });

  it("has every word of its schema", () => {
    for (const key of wordKeysOf(schema)) expect([key, typeof wordsAt(MERCHANT, key)]).toEqual([key, "string"]);
  });

  it("has settings with ids of their own, reachable defaults, and a use for each", () => {
    const settings = schema.settings.flatMap((one) => ("id" in one ? [one] : []));
    const ids = settings.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of settings) {
      if (one.type === "select") expect(one.options.map(({ value }) => value)).toContain(one.default);
      if (one.type !== "range") continue;
      const steps = [(one.max - one.min) / one.step, (one.default - one.min) / one.step];
      expect([one.id, steps.every(Number.isInteger), (steps[0] ?? 0) <= 100]).toEqual([one.id, true, true]);
    }
    const used = [block, ...files("snippets")].map(read).join();
    const isUsed = (id: string) =>
      used.includes(`settings.${id}`) ||
      used.includes(`'${id.replace(/^(before_shipping|on_the_way|delivered|trouble)/, "")}'`);
    expect(ids.filter((id) => !isUsed(id))).toEqual([]);
  });

  it("gives the theme editor its handle, and stands in nothing but sections", () => {
    expect(read(block)).toContain("{{ block.shopify_attributes }}");
    expect(read(block)).not.toMatch(/\{%-?\s*(section|sections|layout|include|content_for|javascript|stylesheet)\b/);
  });

  it("depends on no setting of the theme", () => {
    expect(read(block)).not.toMatch(/(?<!block\.)\bsettings\.(?!block)/);
  });
});

describe("the extension", () => {
  it("speaks of metafields that the app writes", () => {
    const liquid = [...files("blocks"), ...files("snippets")].map(read).join();
    const used = new Set([...liquid.matchAll(/app\.metafields\.([a-z_]+\.[a-z_]+)/g)].map(([, key]) => key ?? ""));
    const written = [...read("app/shops/inform-blocks.server.ts").matchAll(/key: "([a-z_]+)"/g)];
    expect([...used].sort()).toEqual(written.map(([, key]) => `afterglow.${key}`).sort());
  });

  it("asks nobody else for anything, and stores nothing at the shopper's", () => {
    for (const path of files("assets")) {
      expect(read(path)).not.toMatch(/https?:|localStorage|sessionStorage|document\.cookie|eval\(|url\(|@import/);
    }
  });

  it("may be put into a Liquid page as it is", () => {
    for (const path of files("assets")) expect(read(path)).not.toMatch(/\{\{|\{%|<\/(script|style)/i);
  });

  it("writes from either side, and styles nothing but its own", () => {
    for (const path of files("assets").filter((file) => file.endsWith(".css"))) {
      const css = read(path).replace(/\/\*[\s\S]*?\*\//g, "");
      expect(css.match(/(?<![\w-])(margin|padding|border)-(left|right)|(?<![\w-])(left|right):|text-align: (left|right)/g)).toBeNull(); // prettier-ignore
      const selectors = [...css.matchAll(/(?:^|[{}])\s*([^{}@;]+)\{/g)].map(([, list]) => (list ?? "").trim());
      // A comma inside brackets does not begin another selector.
      const lone = selectors.flatMap((list) => list.replace(/\((?:[^()]|\([^()]*\))*\)/g, "()").split(","));
      for (const one of lone) expect(one).toMatch(/\.(ag-|afterglow)|^(from|to|\d+%)$/);
    }
  });
});
