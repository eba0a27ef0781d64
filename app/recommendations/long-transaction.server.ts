import type pg from "pg";

import { pool } from "#app/db.server.ts";
import { preparedSql } from "#app/lib/prepared-sql.server.ts";
import { holdInstalled } from "#app/shops/hold-installed.server.ts";

/** Of a large shop's history a statement may take longer than the pool lets it. */
export const LONG_STATEMENTS = "set local statement_timeout = '10min'";

/**
 * Writes what a shop has learned in one transaction, longer than one of the client may be; does nothing for a shop that
 * has left. Two of the same shop and `topic` take turns.
 */
export async function longTransaction(shop: string, topic: string, work: (client: pg.PoolClient) => Promise<void>) {
  const client = await pool.connect();
  try {
    await client.query(`begin; ${LONG_STATEMENTS}`);
    if (await holdInstalled(preparedSql(client), shop)) {
      await client.query("select pg_advisory_xact_lock(hashtext($1))", [`${topic}|${shop}`]);
      await work(client);
    }
    await client.query("commit");
    client.release();
  } catch (error) {
    // Closing the connection rolls back.
    client.release(true);
    throw error;
  }
}
