import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import type * as Esbuild from "esbuild";

/** The one that Shopify CLI brings along: two versions write the same code in different words. */
const { build } = createRequire(path.resolve("node_modules/@shopify/cli/package.json"))("esbuild") as typeof Esbuild;

export const EXTENSIONS = "extensions";
export const BUNDLES = "build/extensions";

/** A UI extension as its `shopify.extension.toml` describes it. */
export interface UiExtension {
  handle: string;
  target: string;
  module: string;
}

/** Every UI extension of the app; the theme's blocks need no building. */
export function listUiExtensions(): UiExtension[] {
  return readdirSync(EXTENSIONS)
    .map((folder) => path.join(EXTENSIONS, folder, "shopify.extension.toml"))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .filter((toml) => /^type = "ui_extension"$/m.test(toml))
    .map((toml) => ({
      handle: valueOf(toml, "handle"),
      target: valueOf(toml, "target"),
      module: valueOf(toml, "module"),
    }));
}

/** Where the extensions find the app: `shopify app dev` sets the variable, everything else takes the app's own address. */
export function appUrl(): string {
  return process.env.APP_URL ?? valueOf(readFileSync("shopify.app.toml", "utf8"), "application_url");
}

/** Bundles the UI extensions byte for byte as `shopify app build` does, without its checks: those are for the pipeline. */
export async function buildExtensions(folder = BUNDLES): Promise<void> {
  await Promise.all(listUiExtensions().map((extension) => bundle(extension, folder)));
}

async function bundle({ handle, target, module }: UiExtension, folder: string) {
  const resolveDir = path.join(EXTENSIONS, handle);
  const contents = `import Target_0 from "${module}";shopify.extend('${target}', (...args) => Target_0(...args));`;
  await build({
    stdin: { contents, resolveDir, loader: "tsx" },
    outfile: path.join(folder, `${handle}.js`),
    bundle: true,
    minify: true,
    define: { "process.env.APP_URL": JSON.stringify(appUrl()), "process.env.NODE_ENV": '"production"' },
    jsx: "automatic",
    loader: { ".esnext": "ts", ".js": "jsx" },
    legalComments: "none",
    target: "es6",
    resolveExtensions: [".tsx", ".ts", ".js", ".json", ".esnext", ".mjs", ".ejs"],
    sourcemap: true,
    sourceRoot: `${path.resolve(resolveDir)}/src`,
    logLevel: "warning",
  });
}

function valueOf(toml: string, key: string): string {
  const value = new RegExp(`^\\s*${key}\\s*=\\s*"([^"]*)"`, "m").exec(toml)?.[1];
  if (value === undefined) throw new Error(`No ${key} in\n${toml}`);
  return value;
}
