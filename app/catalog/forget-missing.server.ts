import { db } from "#app/db.server.ts";

import type { Imported } from "./import-export.server.ts";

const BATCH = 1_000;

/**
 * Marks products and collections as deleted that a complete export no longer holds.
 * @param exportedAt when the export began: what was created or changed after that may rightly be missing
 * @returns how many products were marked
 */
export async function forgetMissing(shop: string, seen: Imported, exportedAt: Date): Promise<number> {
  const known = { shop, deletedAt: null, sourceUpdatedAt: { lt: exportedAt } };
  const rows = await db.product.findMany({
    where: { ...known, createdAt: { lt: exportedAt } },
    select: { gid: true },
  });
  const gone = rows.map((row) => row.gid).filter((gid) => !seen.products.has(gid));
  for (let start = 0; start < gone.length; start += BATCH) {
    const gids = gone.slice(start, start + BATCH);
    await db.product.updateMany({ where: { shop, gid: { in: gids } }, data: { deletedAt: new Date() } });
  }
  const collections = await db.collection.findMany({ where: known, select: { gid: true } });
  const empty = collections.map((row) => row.gid).filter((gid) => !seen.collections.has(gid));
  await db.collection.updateMany({ where: { shop, gid: { in: empty } }, data: { deletedAt: new Date() } });
  return gone.length;
}
