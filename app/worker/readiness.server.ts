import { existsSync, readdirSync } from "node:fs";

import { db } from "#app/db.server.ts";

const PING_TIMEOUT_MS = 500;
const HEARTBEAT_MAX_AGE_S = 30;

export interface Readiness {
  database: boolean;
  migrations: boolean;
  worker: boolean;
}

/**
 * Whether this installation can do its work: the database answers within half a second, holds every
 * migration of this build, and a worker has been heard of in the last thirty seconds. Providers do not count.
 */
export async function checkReadiness(): Promise<Readiness> {
  const database = await answersInTime(db.$queryRaw`select 1`);
  if (!database) return { database, migrations: false, worker: false };
  const no = () => false; // the database went away in between
  const [migrations, worker] = await Promise.all([hasMigrations(), hasWorker().catch(no)]);
  return { database, migrations, worker };
}

async function answersInTime(query: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, PING_TIMEOUT_MS, false)));
  const answered = query.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}

async function hasMigrations(): Promise<boolean> {
  const folder = "prisma/migrations";
  const wanted = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{14}_/.test(name)) : [];
  const applied = await db.$queryRaw<{ name: string }[]>`
    select migration_name as name from _prisma_migrations where finished_at is not null`.catch(() => []);
  const names = new Set(applied.map((row) => row.name));
  return wanted.every((name) => names.has(name));
}

async function hasWorker(): Promise<boolean> {
  const [row] = await db.$queryRaw<{ alive: boolean }[]>`
    select exists (select 1 from "WorkerHeartbeat"
                    where "beatAt" > now() - make_interval(secs => ${HEARTBEAT_MAX_AGE_S})) as alive`;
  return row?.alive ?? false;
}
