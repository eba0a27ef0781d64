import { setTimeout } from "node:timers/promises";

import { type Prisma, PrismaClient } from "@prisma/client";
import pg from "pg";

import { env } from "#app/env.server.ts";
import { forgiveSecondRelease } from "#app/lib/forgive-second-release.server.ts";
import { SteadyPrismaPg } from "#app/lib/steady-prisma-pg.server.ts";

/** What every read and write of a unit of work goes through: the client itself or an open transaction. */
export type Db = Prisma.TransactionClient;

interface Connections {
  pool: pg.Pool;
  db: PrismaClient;
}

/**
 * One pool and one client per process: the web server and Remix's own bundle each load this module, and
 * so does every hot reload in development, hence the place on `globalThis`.
 *
 * A statement gives up after 30 s and an idle transaction after 15 s, so that a stuck caller cannot hold
 * back the job queue's vacuum. Connections that rest are asked every half minute whether they still stand: what is held
 * by one (`jobs/alone.server.ts`) is not to hang on a line that somebody between has forgotten.
 */
function connect(): Connections {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL,
    // Prisma's adapter sends instants without an offset: the session must read them as UTC.
    options: "-c timezone=UTC",
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    idle_in_transaction_session_timeout: 15_000,
    statement_timeout: 30_000,
  });
  forgiveSecondRelease(pool);
  // A connection broke (server restart): the pool replaces it, and whoever was using it hears of it.
  const ignore = () => undefined;
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return { pool, db: new PrismaClient({ adapter: new SteadyPrismaPg(pool, { disposeExternalPool: false }) }) };
}

const place = globalThis as { afterglowConnections?: Connections };

export const { pool, db } = (place.afterglowConnections ??= connect());

/**
 * Conflicts with another transaction, worth another try: serialization failure and deadlock. Prisma's own word for them
 * is P2034, but its adapter uses it for the former alone; a deadlock comes as PostgreSQL's SQLSTATE, more or less wrapped.
 */
const RETRYABLE = new Set(["P2034", "40001", "40P01"]);
const TRIES = 3;
const PAUSE_MS = 50;

/** Runs `work` in one transaction; conflicts and deadlocks are tried again. Keep network calls out of it. */
export async function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, { maxWait: 5_000, timeout: 15_000 });
    } catch (error) {
      if (!isConflict(error) || attempt >= TRIES) throw error;
      // Whoever was in the way gets time to finish: at once we would only take the same lock away from under them again.
      await setTimeout(attempt * PAUSE_MS);
    }
  }
}

interface Wrapped {
  code?: unknown;
  originalCode?: unknown;
  cause?: unknown;
  meta?: { code?: unknown; driverAdapterError?: unknown };
}

function isConflict(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, originalCode, cause, meta } = error as Wrapped;
  if ([code, originalCode, meta?.code].some((one) => RETRYABLE.has(String(one)))) return true;
  return isConflict(cause) || isConflict(meta?.driverAdapterError);
}
