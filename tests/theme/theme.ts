import { readFileSync } from "node:fs";

import { Liquid } from "liquidjs";

const PRODUCTS = Object.fromEntries(
  ["wool-cushion", "beeswax-candle", "oak-tray"].map((handle) => [
    handle,
    { title: `Shop's own ${handle}`, url: `/products/${handle}`, price: 2400, available: handle !== "oak-tray" },
  ]),
);

const engine = new Liquid({ root: "extensions/afterglow-theme/snippets", extname: ".liquid", strictFilters: true });
engine.registerFilter("money", (cents: number) => `€${(cents / 100).toFixed(2)}`);
engine.registerFilter("image_url", (image: unknown) => String(image));
engine.registerFilter("t", (key: string) => translate(key));

/** Evaluates a body as Shopify would inside the shop's theme. */
export function renderLiquid(body: string, globals: object = {}): Promise<string> {
  return engine.parseAndRender(body, {
    all_products: PRODUCTS,
    shop: { secret: "shop-secret" },
    ...globals,
  }) as Promise<string>;
}

function translate(key: string): string {
  const words: unknown = JSON.parse(readFileSync("extensions/afterglow-theme/locales/en.default.json", "utf8"));
  return String(key.split(".").reduce<unknown>((branch, name) => (branch as Record<string, unknown>)[name], words));
}
