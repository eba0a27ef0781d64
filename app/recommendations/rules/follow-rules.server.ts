import type { Db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/** Rules are mostly changed in a row: what follows waits for the last of them. */
const PAUSE_MS = 5_000;

/** Has the picks of recent orders made anew, once, shortly. */
export async function followRules(tx: Db, shop: string): Promise<void> {
  const runAt = new Date(Date.now() + PAUSE_MS);
  await enqueue(tx, "picks.refresh-recent", { shop }, { key: `picks.refresh-recent|${shop}`, runAt });
}
