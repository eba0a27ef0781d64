import { readdirSync, readFileSync } from "node:fs";

import { runMigrations as runJobMigrations } from "graphile-worker";
import type { TestProject } from "vitest/node";

import { onDatabase } from "#tools/on-database.ts";
import { startPostgres } from "#tools/postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
  }
}

const TEMPLATE = "afterglow_template";
const MIGRATIONS = "prisma/migrations";

/** Starts one PostgreSQL for the run and builds the migrated template that every test file clones. */
export default async function setup(project: TestProject) {
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const postgres = await startPostgres({ settings });
  await postgres.ensureDatabase(TEMPLATE);
  const url = postgres.url(TEMPLATE);
  await onDatabase(url, async (client) => {
    for (const sql of migrations()) await client.query(sql);
  });
  await runJobMigrations({ connectionString: url });
  project.provide("serverUrl", postgres.url(""));
  return () => postgres.stop();
}

/** Every migration as it lies in the repository, oldest first. */
function migrations(): string[] {
  const folders = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).sort();
  return names.map((name) => readFileSync(`${MIGRATIONS}/${name}/migration.sql`, "utf8"));
}
