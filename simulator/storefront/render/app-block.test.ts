import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { type AppExtension, openExtension, renderAppBlock } from "./app-block.ts";

const BLOCK = `
{%- render 'label', text: block.settings.heading -%}
<p {{ block.shopify_attributes }}>{{ 'track.pieces' | t: count: 2, title: '<b>' }} {{ 4900 | money }} {{ 'a.png' | asset_url }}</p>
{{ all_products['oak-board'].title }}
{% doc %} words {% for nobody %} {% enddoc %}
{% stylesheet %}.a { color: red }{% endstylesheet %}
{% schema %}{
  "name": "Track", "target": "section", "stylesheet": "a.css", "javascript": "a.js",
  "available_if": "{{ app.metafields.x.y }}",
  "settings": [{ "type": "text", "id": "heading", "default": "Where is it?" }, { "type": "text", "id": "other" }]
}{% endschema %}`;

/** A language with more plural forms than English. */
const POLISH = { one: "{{ count }} sztuka", few: "{{ count }} sztuki", other: "{{ count }} sztuk" };

let extension: AppExtension;
const GLOBALS = {
  all_products: { "oak-board": { title: "Oak board" } },
  app: { metafields: { x: { y: true } } },
};

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "extension-"));
  for (const part of ["blocks", "snippets", "locales"]) mkdirSync(join(folder, part));
  writeFileSync(join(folder, "blocks", "track.liquid"), BLOCK);
  writeFileSync(join(folder, "snippets", "label.liquid"), "<h2>{{ text | escape }}</h2>");
  const words = { track: { pieces: { one: "{{ count }} piece", other: "{{ count }} pieces of {{ title }}" } } };
  writeFileSync(join(folder, "locales", "en.default.json"), JSON.stringify(words));
  writeFileSync(join(folder, "locales", "pl.json"), JSON.stringify({ track: { pieces: POLISH } }));
  extension = openExtension(folder, "/extensions/x/assets", { currency: "EUR", timezone: "Europe/Berlin" });
});

function render(
  settings: Record<string, unknown>,
  assets = { stylesheets: new Set<string>(), scripts: new Set<string>() },
  globals: object = {},
) {
  const block = { id: "b1", file: "track", entry: { type: "", settings }, section: {} };
  return renderAppBlock(extension, block, { ...GLOBALS, ...globals }, assets);
}

describe("an app block", () => {
  it("shows its default settings until the merchant chooses others", async () => {
    expect(await render({})).toContain("<h2>Where is it?</h2>");
    expect(await render({ heading: "My <order>" })).toContain("<h2>My &lt;order&gt;</h2>");
  });

  it("speaks the extension's words, with plural forms and escaped values", async () => {
    expect(await render({})).toContain("2 pieces of &lt;b&gt; €49.00 /extensions/x/assets/a.png");
  });

  it("reads the shop's objects", async () => {
    expect(await render({})).toContain("Oak board");
  });

  it("leaves its schema and documentation out and keeps its styles", async () => {
    const html = await render({});
    expect(html).not.toMatch(/schema|words|metafields/);
    expect(html).toContain("<style>.a { color: red }</style>");
  });

  it("asks for its files once, however often it stands on the page", async () => {
    const assets = { stylesheets: new Set<string>(), scripts: new Set<string>() };
    await render({}, assets);
    await render({}, assets);
    expect([...assets.stylesheets, ...assets.scripts]).toEqual([
      "/extensions/x/assets/a.css",
      "/extensions/x/assets/a.js",
    ]);
  });

  it("speaks the page's language with its plural forms, and the default's words where it has none", async () => {
    const polish = await render({}, undefined, { request: { locale: { iso_code: "pl" } } });
    expect(polish).toContain("2 sztuki");
    expect(await render({}, undefined, { request: { locale: { iso_code: "xx" } } })).toContain("2 pieces");
  });

  it("is there only when its condition holds", async () => {
    expect(await render({}, undefined, { app: { metafields: { x: { y: false } } } })).toBe("");
    expect(await render({}, undefined, { app: { metafields: {} } })).toBe("");
  });

  it("leaves nothing when the app took the block away", async () => {
    const gone = { id: "b1", file: "gone", entry: { type: "" }, section: {} };
    expect(await renderAppBlock(extension, gone, {}, { stylesheets: new Set(), scripts: new Set() })).toBe("");
  });
});
