import pg from "pg";

import { pool } from "#app/db.server.ts";
import { preparedSql, type Sql } from "#app/lib/prepared-sql.server.ts";

/** Single statements, kept prepared by the server. */
export const sql: Sql = preparedSql(pool);

/** Deadlock and serialization failure, worth another try: https://www.postgresql.org/docs/17/errcodes-appendix.html */
const RETRYABLE = new Set(["40P01", "40001"]);
const TRIES = 3;

/**
 * Runs `work` in one transaction of statements written by hand; conflicts and deadlocks are tried again. What every
 * webhook and every message goes through lives here; all else is shorter with `transaction`. Keep network calls out.
 */
export async function sqlTransaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(work);
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? (error.code ?? "") : "";
      if (!RETRYABLE.has(code) || attempt >= TRIES) throw error;
    }
  }
}

async function runOnce<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(preparedSql(client));
    await client.query("commit");
    return result;
  } catch (error) {
    // A connection that cannot even roll back must not serve anybody else.
    await client.query("rollback").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error("The rollback failed", { cause: failure });
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
