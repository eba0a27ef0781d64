import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { createEngine } from "./render/engine.ts";
import type { Front } from "./front.ts";

const FOLDER = join(fileURLToPath(new URL(".", import.meta.url)), "checkout");

/** Checkout and order status are Shopify's own pages: no theme, no app block, only the shop's name and colors. */
export async function renderCheckout(front: Front, name: string, view: Record<string, unknown>): Promise<string> {
  const { shop } = front.world;
  const engine = createEngine(FOLDER, {
    currency: shop.currency,
    timezone: shop.timezone,
    language: "en",
    locale: {},
    assetsUrl: "/checkout-assets",
  });
  const read = (file: string) => readFileSync(join(FOLDER, `${file}.liquid`), "utf8");
  const globals = { shop: { name: shop.name, email: shop.email } };
  const content = String(await engine.parseAndRender(read(name), view, { globals }));
  return String(await engine.parseAndRender(read("layout"), { ...view, content }, { globals }));
}
