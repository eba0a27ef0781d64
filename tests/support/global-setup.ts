import { execFileSync } from "node:child_process";

import { runMigrations as runJobMigrations } from "graphile-worker";
import pg from "pg";
import type { TestProject } from "vitest/node";

import { startPostgres } from "#tools/postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
  }
}

const TEMPLATE = "afterglow_template";

/** Starts one PostgreSQL for the run and builds the migrated template that every test file clones. */
export default async function setup(project: TestProject) {
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const postgres = await startPostgres({ settings });
  await postgres.ensureDatabase(TEMPLATE);
  const url = postgres.url(TEMPLATE);
  const client = new pg.Client(url);
  await client.connect();
  await client.query(schemaSql(url)).finally(() => client.end());
  await runJobMigrations({ connectionString: url });
  project.provide("serverUrl", postgres.url(""));
  return () => postgres.stop();
}

function schemaSql(url: string): string {
  const prisma = ["--import", "tsx", "node_modules/prisma/build/index.js"];
  const diff = ["migrate", "diff", "--from-empty", "--to-schema-datamodel", "prisma/schema.prisma", "--script"];
  return execFileSync(process.execPath, [...prisma, ...diff], {
    env: { ...process.env, DATABASE_URL: url },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}
