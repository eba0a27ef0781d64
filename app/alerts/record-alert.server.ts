import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";

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
export async function recordAlert<K extends AlertKind>(db: Sql, shop: string, alert: NewAlert<K>): Promise<boolean> {
  const { facts, isPosted } = ALERTS[alert.kind];
  const { kind, dedupeKey } = alert;
  const count = await db.$executeRaw`
    insert into "MerchantAlert" (id, shop, kind, "dedupeKey", facts)
    values (${timeOrderedId(new Date())}::uuid, ${shop}, ${kind}, ${dedupeKey}, ${JSON.stringify(facts.parse(alert.facts))}::jsonb)
    on conflict do nothing`;
  if (count === 0) return false;
  const runAt = new Date(Date.now() + GATHER_SECONDS * 1_000);
  if (isPosted) await enqueue(db, "alert.post", { shop }, { key: `alert.post|${shop}`, runAt, keepRunAt: true });
  return true;
}
