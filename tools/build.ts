import { execFileSync } from "node:child_process";

import { build } from "esbuild";

/** Builds Remix (client and server) and bundles our own server and worker beside it. */
export async function buildAll() {
  run("node_modules/prisma/build/index.js", ["generate", "--no-hints"], "ignore");
  run("node_modules/@remix-run/dev/dist/cli.js", ["vite:build", "--logLevel", "warn"]);
  await build({
    entryPoints: { server: "server.ts", worker: "app/worker/main.server.ts" },
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

function run(script: string, args: string[], stdout: "inherit" | "ignore" = "inherit") {
  execFileSync(process.execPath, [script, ...args], {
    stdio: ["ignore", stdout, "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
}

if (process.argv[1] === import.meta.filename) await buildAll();
