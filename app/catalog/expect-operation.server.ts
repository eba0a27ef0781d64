import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

const LOOK_AGAIN_MS = 60_000;

/** Looks after a bulk operation in a minute: `bulk_operations/finish` usually comes first, but may be lost. */
export function expectOperation(shop: string, operationGid: string): Promise<void> {
  const runAt = new Date(Date.now() + LOOK_AGAIN_MS);
  return enqueue(db, "catalog.load", { shop, operationGid }, { key: `catalog.load|${operationGid}`, runAt });
}
