import { existsSync } from "node:fs";

import { defineConfig } from "prisma/config";

import { schemaEngineAdapter } from "./tools/prisma-adapter.ts";

// The CLI downloads native engines unless these point at an existing file; the WASM engine needs neither.
const anyFile = import.meta.filename ?? "package.json";
process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= anyFile;
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= anyFile;
process.env.DATABASE_URL ??= "postgresql://localhost/unset";
if (existsSync(".env")) process.loadEnvFile(".env");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: () => Promise.resolve(schemaEngineAdapter(process.env.DATABASE_URL ?? "")),
});
