import { existsSync } from "node:fs";

import { defineConfig } from "prisma/config";

import { schemaEngineAdapter } from "./tools/prisma-adapter.ts";

// The CLI downloads native engines unless these point at an existing file; the WASM engine needs neither.
const anyFile = import.meta.filename ?? "package.json";
process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= anyFile;
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= anyFile;
process.env.DATABASE_URL ??= "postgresql://localhost/unset";
if (existsSync(".env")) process.loadEnvFile(".env");

// The WASM engine sets a timer of ten seconds when it locks the database and never clears it: nobody waits for that.
const { setTimeout: set } = globalThis;
globalThis.setTimeout = Object.assign((...args: Parameters<typeof set>) => {
  const timer = set(...args);
  return (args[1] ?? 0) >= 10_000 ? timer.unref() : timer;
}, set);

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: () => Promise.resolve(schemaEngineAdapter(process.env.DATABASE_URL ?? "")),
});
