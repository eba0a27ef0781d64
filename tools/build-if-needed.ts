import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { buildAll } from "./build.ts";
import { isMain } from "./is-main.ts";
import { withLock } from "./lock.ts";

const SOURCES = [
  "app",
  "extensions",
  "prisma/schema.prisma",
  "public",
  "server.ts",
  "tools/build.ts",
  "tools/build-extensions.ts",
  "shopify.app.toml",
  "tools/migrate.ts",
  "package-lock.json",
  "vite.config.ts",
  "remix.config.js",
];
/** Tests, and what Shopify CLI makes of the extensions. */
const NOT_SOURCE = /\.test\.tsx?$|^extensions\/[^/]+\/dist\//;
const STAMP = "build/sources.sha256";
const LOCK = ".data/build.lock";

/**
 * Builds unless the build at hand was made of the very same sources; answers whether it built. Whoever asks
 * meanwhile waits, and finds it done.
 */
export function buildIfNeeded(): Promise<boolean> {
  return withLock(LOCK, async () => {
    const wanted = hashSources();
    if (isBuilt() && readFileSync(STAMP, "utf8") === wanted) return false;
    rmSync(STAMP, { force: true }); // a build that breaks off is no build
    await buildAll();
    writeFileSync(STAMP, wanted);
    return true;
  });
}

function isBuilt(): boolean {
  return [STAMP, "build/server.js", "node_modules/.prisma/client/schema.prisma"].every((file) => existsSync(file));
}

function hashSources(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(filesUnder).sort()) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}

function filesUnder(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  const names = readdirSync(place, { recursive: true, encoding: "utf8" }).map((name) => path.join(place, name));
  return names.filter((name) => statSync(name).isFile() && !NOT_SOURCE.test(name));
}

if (isMain(import.meta.filename)) await buildIfNeeded();
