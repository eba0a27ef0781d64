import { build } from "esbuild";

import { buildExtensions } from "./build-extensions.ts";
import { run } from "./run.ts";

/** Builds Remix (client and server) and bundles our own server, worker, migrations and UI extensions beside it. */
export async function buildAll() {
  await run("node_modules/prisma/build/index.js", ["generate", "--no-hints"]);
  await buildRemix(); // it empties the folder first
  await Promise.all([bundle(), buildExtensions()]);
}

function buildRemix() {
  const cli = "node_modules/@remix-run/dev/dist/cli.js";
  return run(cli, ["vite:build", "--logLevel", "error"], { NODE_ENV: "production" });
}

async function bundle() {
  await build({
    entryPoints: { server: "server.ts", worker: "app/worker/main.server.ts", migrate: "tools/migrate.ts" },
    outdir: "build",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    sourcemap: true,
    logLevel: "warning",
  });
}
