import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/** The long reads of a fresh install, by the set-up guide's step. */
const READS = { orders: "order.backfill", catalog: "catalog.sync" } as const;

/** Starts a read that failed once more; one that is already waiting is not doubled. */
export async function restartRead(shop: string, step: keyof typeof READS): Promise<void> {
  await enqueue(db, READS[step], { shop }, { key: `${READS[step]}|${shop}` });
}
