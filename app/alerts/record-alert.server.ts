import type { Db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import { type AlertFacts, type AlertKind, ALERTS } from "./alert.ts";

export interface NewAlert<K extends AlertKind> {
  kind: K;
  /** The same trouble told twice has the same key; keys of a shop are its own. */
  dedupeKey: string;
  facts: AlertFacts<K>;
}

/** What happens within a few seconds becomes one message in the merchant's channel. */
const GATHER_SECONDS = 5;

/**
 * Writes down something the merchant should hear of, in the caller's transaction. It goes out by webhook within
 * seconds if there is one, and stands in the next digest.
 * @returns false when it was told already
 */
export async function recordAlert<K extends AlertKind>(db: Db, shop: string, alert: NewAlert<K>): Promise<boolean> {
  const { facts, isPosted } = ALERTS[alert.kind];
  const { kind, dedupeKey } = alert;
  const row = { shop, kind, dedupeKey, facts: facts.parse(alert.facts) };
  const { count } = await db.merchantAlert.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) return false;
  const runAt = new Date(Date.now() + GATHER_SECONDS * 1_000);
  if (isPosted) await enqueue(db, "alert.post", { shop }, { key: `alert.post|${shop}`, runAt, keepRunAt: true });
  return true;
}
