import { readFileSync } from "node:fs";

import { Liquid } from "liquidjs";

const ROOT = "extensions/afterglow-theme";
const SCHEMA = /\{% schema %\}([\s\S]*)\{% endschema %\}/;

const PRODUCTS = Object.fromEntries(
  ["wool-cushion", "beeswax-candle", "oak-tray"].map((handle) => [
    handle,
    { title: `Shop's own ${handle}`, url: `/products/${handle}`, price: 2400, available: handle !== "oak-tray" },
  ]),
);

const engine = new Liquid({ root: `${ROOT}/snippets`, extname: ".liquid", strictFilters: true });
engine.registerFilter("money", (cents: number) => `€${(cents / 100).toFixed(2)}`);
engine.registerFilter("image_url", (image: unknown) => String(image));
// Shopify reads a snippet's documentation, and draws nothing of it.
engine.registerTag("doc", {
  parse(_, tokens) {
    while (tokens.length > 0 && !/enddoc/.test(tokens.shift()?.getText() ?? "")) continue;
  },
  render: () => "",
});
engine.registerFilter("t", (key: string) => translate(key));

/** Evaluates a body as Shopify would inside the shop's theme. */
export function renderLiquid(body: string, more: object = {}, scope: object = {}): Promise<string> {
  const globals = { all_products: PRODUCTS, shop: { secret: "shop-secret" }, ...more };
  return engine.parseAndRender(body, scope, { globals }) as Promise<string>;
}

/** Draws one of our blocks with its settings at their defaults. */
export function renderBlock(name: string): Promise<string> {
  const source = readFileSync(`${ROOT}/blocks/${name}.liquid`, "utf8");
  const [, schema] = SCHEMA.exec(source) ?? [];
  const { settings } = JSON.parse(schema ?? "") as { settings: { id?: string; default?: unknown }[] };
  const values = Object.fromEntries(settings.flatMap(({ id, default: value }) => (id ? [[id, value]] : [])));
  const page = { request: { locale: { iso_code: "en" } }, routes: { root_url: "/" } };
  return renderLiquid(source.replace(SCHEMA, ""), page, { block: { settings: values, shopify_attributes: "" } });
}

function translate(key: string): string {
  const words: unknown = JSON.parse(readFileSync(`${ROOT}/locales/en.default.json`, "utf8"));
  return String(key.split(".").reduce<unknown>((branch, name) => (branch as Record<string, unknown>)[name], words));
}
