import pg from "pg";
import { afterAll, afterEach, inject } from "vitest";

import { seedProperties } from "./seed.ts";
import { failOnConsoleErrors } from "./strict-console.ts";
import { TEST_ENV } from "./test-env.ts";

// Every test file works on its own clone of the migrated template, made before any app module loads.
const server = inject("serverUrl");
const database = `test_${process.pid}_${Date.now()}`;

async function onServer(sql: string) {
  const client = new pg.Client(`${server}postgres`);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

await onServer(`create database ${database} template afterglow_template`);
Object.assign(process.env, TEST_ENV, { DATABASE_URL: `${server}${database}` });

failOnConsoleErrors();
seedProperties();

// What one test leaves to be written behind its answers must not turn up in the next.
afterEach(async () => {
  const { finishAfterwards } = await import("#app/lib/afterwards.ts");
  await finishAfterwards();
});

afterAll(async () => {
  const { db, pool } = await import("#app/db.server.ts");
  await db.$disconnect();
  await pool.end();
  await onServer(`drop database if exists ${database} with (force)`);
});
