import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { buildAll } from "./build.ts";

const SOURCES = [
  "app",
  "extensions",
  "prisma/schema.prisma",
  "public",
  "server.ts",
  "package-lock.json",
  "vite.config.ts",
  "remix.config.js",
];
const STAMP = "build/sources.sha256";

/** Builds unless the build at hand was made of the very same sources; answers whether it built. */
export async function buildIfNeeded(): Promise<boolean> {
  const wanted = hashSources();
  const hasBuild =
    existsSync("build/server.js") && existsSync(STAMP) && existsSync("node_modules/.prisma/client/schema.prisma");
  if (hasBuild && readFileSync(STAMP, "utf8") === wanted) return false;
  await buildAll();
  writeFileSync(STAMP, wanted);
  return true;
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
  return names.filter((name) => statSync(name).isFile() && !/\.test\.tsx?$/.test(name));
}
