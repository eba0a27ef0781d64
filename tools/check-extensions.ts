import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { appUrl, buildExtensions, BUNDLES, EXTENSIONS, listUiExtensions } from "./build-extensions.ts";
import { run } from "./run.ts";

/** Shopify takes no larger bundle, compressed. */
const MOST_BYTES = 64_000;

// Types first; then Shopify's own build, which knows the targets and reads every toml. It needs no account and no
// network, must not install anything, and must come to the very bundles that the demo and the tests run.
await run("node_modules/typescript/bin/tsc", ["--noEmit", "--project", EXTENSIONS]);
await buildExtensions();
await run(
  "node_modules/@shopify/cli/bin/run.js",
  ["app", "build", "--path", ".", "--skip-dependencies-installation", "--no-color"],
  { SHOPIFY_CLI_NO_ANALYTICS: "1", CI: "1", APP_URL: appUrl() },
);
for (const { handle } of listUiExtensions()) {
  const ours = readFileSync(path.join(BUNDLES, `${handle}.js`));
  const theirs = readFileSync(path.join(EXTENSIONS, handle, "dist", `${handle}.js`));
  if (!ours.equals(theirs))
    throw new Error(`${handle}: tools/build-extensions.ts and Shopify CLI build different bundles`);
  const bytes = gzipSync(theirs).length;
  if (bytes > MOST_BYTES) throw new Error(`${handle}: ${bytes} bytes compressed, Shopify takes ${MOST_BYTES}`);
  console.log(`${handle}: ${(bytes / 1_000).toFixed(1)} of ${MOST_BYTES / 1_000} kB`);
}
