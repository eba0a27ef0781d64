import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

import { migrate } from "./migrate.ts";
import { startPostgres } from "./postgres.ts";

// Development against a real shop: Shopify CLI (`shopify app dev`) or .env gives the credentials; the
// database is the embedded one unless DATABASE_URL is set.
if (existsSync(".env")) process.loadEnvFile(".env");

const postgres = process.env.DATABASE_URL ? null : await startPostgres({ dataDir: ".data/postgres" });
await postgres?.ensureDatabase("afterglow");
const databaseUrl = process.env.DATABASE_URL ?? postgres?.url("afterglow") ?? "";
console.log(`database  ${databaseUrl.replace(/\/\/[^@]*@/, "//")}`);
await migrate(databaseUrl);

const server = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "development", DATABASE_URL: databaseUrl },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill(signal));
server.once("exit", (code) => {
  void (postgres?.stop() ?? Promise.resolve()).then(() => process.exit(code ?? 0));
});
