import { spawnSync } from "node:child_process";

import { runMigrations as runJobMigrations } from "graphile-worker";

/** Brings a database up to date: our own migrations first, then the job queue's. */
export async function migrate(databaseUrl: string) {
  const result = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(`Migrating failed:\n${result.stdout}${result.stderr}`);
  await runJobMigrations({ connectionString: databaseUrl });
}

if (process.argv[1] === import.meta.filename) {
  if (!process.env.DATABASE_URL) throw new Error("Set DATABASE_URL");
  await migrate(process.env.DATABASE_URL);
}
