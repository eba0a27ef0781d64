import { readFileSync } from "node:fs";

import { shelfLiquid } from "#app/tracking-page/shelf-html.ts";
import { openExtension, renderAppBlock } from "#simulator/storefront/render/app-block.ts";

import { renderLiquid } from "./theme.ts";
import { windowTable } from "./window-table.ts";

const FOLDER = "extensions/afterglow-theme";
const extension = openExtension(FOLDER, "/assets", { currency: "EUR", timezone: "Europe/Berlin" });

export interface Drawn {
  settings?: Record<string, unknown>;
  language?: string;
}

/** A block as an installed app's shop draws it, on the page of a product that can be bought. */
export function drawBlock(file: string, { settings = {}, language = "en" }: Drawn = {}): Promise<string> {
  const afterglow = { enabled: true, path: { value: "/apps/track" }, delivery: { value: windowTable() } };
  const variant = { available: true, requires_shipping: true };
  const globals = {
    product: { id: 101, selected_or_first_available_variant: variant },
    app: { metafields: { afterglow } },
    request: { locale: { iso_code: language }, design_mode: false },
    routes: { root_url: "/" },
    template: { name: "page" },
  };
  const block = { id: "b", file, entry: { type: "", settings }, section: {} };
  return renderAppBlock(extension, block, globals, { stylesheets: new Set(), scripts: new Set() });
}

/** The shelf as it is once it has been filled with so many cards. */
export async function drawFilledShelf(titles: readonly string[], drawn: Drawn = {}): Promise<string> {
  const products = titles.map(
    (title, index) =>
      [
        `thing-${index}`,
        { title, url: "/products/thing", price_min: 2400, price_max: 2600, price_varies: index === 1, available: true },
      ] as const,
  );
  const liquid = shelfLiquid(titles.map((_, index) => ({ handle: `thing-${index}` }))).replace(
    "{%- layout none -%}",
    "",
  );
  const cards = await renderLiquid(liquid, { all_products: Object.fromEntries(products) as object });
  const tiles = /<ul[^>]*>([\s\S]*)<\/ul>/.exec(cards)?.[1] ?? "";
  const shelf = await drawBlock("picks-for-you", drawn);
  return shelf
    .replace("<afterglow-picks", "<afterglow-picks data-filled")
    .replace(/(<ul[^>]*>)[\s\S]*<\/ul>/, (_, open: string) => `${open}${tiles}</ul>`);
}

/** A whole document with our stylesheets in it. */
export function documentOf(body: string, { style = "", dir = "ltr", lang = "en" } = {}): string {
  const css = ["afterglow", "afterglow-product"].map((name) => readFileSync(`${FOLDER}/assets/${name}.css`, "utf8"));
  return `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8"><title>Willow</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>${style}</style><style>${css.join("\n")}</style>
    <body><main><h1>Vase</h1>${body}</main></body></html>`;
}
