import { execFileSync } from "node:child_process";

import { expect, inject, it } from "vitest";

import { migrate } from "./migrate.ts";
import { onDatabase } from "./on-database.ts";
import { createScratchDatabase } from "./scratch-database.ts";

/** SQL that the migrations lack to make what `schema.prisma` says; Prisma's own words when they lack nothing. */
function difference(databaseUrl: string): string {
  const diff = [
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema-datamodel",
    "prisma/schema.prisma",
  ];
  return execFileSync(process.execPath, ["node_modules/prisma/build/index.js", ...diff, "--script"], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

it("migrations make the database of the schema, and applying them again changes nothing", async () => {
  const database = await createScratchDatabase(`${inject("serverUrl")}postgres`);
  try {
    await migrate(database.url);
    await migrate(database.url);
    expect(difference(database.url).trim()).toBe("-- This is an empty migration.");
    const queue = await onDatabase(database.url, (client) => client.query("select * from graphile_worker.jobs"));
    expect(queue.rows).toEqual([]);
  } finally {
    await database.drop();
  }
}, 60_000);
