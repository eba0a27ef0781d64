import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const EXTENSIONS = fileURLToPath(new URL("../../extensions", import.meta.url));
/** Where the app's build leaves them. */
const BUNDLES = fileURLToPath(new URL("../../build/extensions", import.meta.url));

export const TARGETS = {
  order_status: "customer-account.order-status.block.render",
  thank_you: "purchase.thank-you.block.render",
} as const;

export type Surface = keyof typeof TARGETS;

/** An extension as Shopify keeps it after a deploy. */
export interface UiExtension {
  handle: string;
  bundleFile: string;
}

/** The app's extension for one of Shopify's pages, or null when it has none or was not built. */
export function findUiExtension(surface: Surface): UiExtension | null {
  for (const handle of readdirSync(EXTENSIONS)) {
    const toml = join(EXTENSIONS, handle, "shopify.extension.toml");
    const bundleFile = join(BUNDLES, `${handle}.js`);
    const isWanted = existsSync(toml) && readFileSync(toml, "utf8").includes(`target = "${TARGETS[surface]}"`);
    if (isWanted && existsSync(bundleFile)) return { handle, bundleFile };
  }
  return null;
}

/** The extension's words in the best language it has: the very one, its language alone, its own first one. */
export function wordsOf({ handle }: UiExtension, locale: string): unknown {
  const folder = join(EXTENSIONS, handle, "locales");
  const [language = ""] = locale.split("-");
  const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));
  const best =
    [locale, language].find((name) => names.includes(name)) ??
    names.find((name) => name.split("-")[0] === language && !name.endsWith(".default")) ??
    names.find((name) => name.endsWith(".default"));
  return JSON.parse(readFileSync(join(folder, `${best}.json`), "utf8"));
}

/** The app's address as it was built into the bundles. */
export function builtInAppUrl(): string {
  const toml = readFileSync(join(EXTENSIONS, "../shopify.app.toml"), "utf8");
  return /^application_url\s*=\s*"([^"]*)"/m.exec(toml)?.[1] ?? "";
}
