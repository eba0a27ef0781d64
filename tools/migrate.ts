import { runMigrations as runJobMigrations } from "graphile-worker";

import { isMain } from "./is-main.ts";
import { run } from "./run.ts";

/** Brings a database up to date: our own migrations first, then the job queue's. */
export async function migrate(databaseUrl: string) {
  const env = { DATABASE_URL: databaseUrl, CHECKPOINT_DISABLE: "1" }; // no look for newer versions
  await run("node_modules/prisma/build/index.js", ["migrate", "deploy"], env);
  await runJobMigrations({ connectionString: databaseUrl });
}

if (isMain(import.meta.filename)) {
  if (!process.env.DATABASE_URL) throw new Error("Set DATABASE_URL");
  await migrate(process.env.DATABASE_URL);
}
