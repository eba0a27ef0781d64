import { pool } from "#app/db.server.ts";

/**
 * Does the work unless it is being done under the same name already, in this process or another. Who dies at it, or loses
 * the line to the database, holds nobody back: the name is held by a connection that is kept for it.
 * @returns whether the work was done
 */
export async function alone(name: string, work: () => Promise<unknown>): Promise<boolean> {
  const client = await pool.connect();
  let isFree = false;
  try {
    // https://www.postgresql.org/docs/17/functions-admin.html#FUNCTIONS-ADVISORY-LOCKS
    const { rows } = await client.query<{ isHeld: boolean }>(
      `select pg_try_advisory_lock(hashtextextended($1, 0)) as "isHeld"`,
      [name],
    );
    if (!rows[0]?.isHeld) {
      isFree = true;
      return false;
    }
    try {
      await work();
      return true;
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [name]).then(
        () => (isFree = true),
        () => undefined,
      );
    }
  } finally {
    // A connection that may still hold the name must not serve anybody else.
    client.release(!isFree);
  }
}
