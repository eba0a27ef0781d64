import { db } from "#app/db.server.ts";

const BATCH = 1_000;

/**
 * Marks products as deleted that a complete export no longer holds.
 * @param exportedAt when the export began: what was created or changed after that may rightly be missing
 * @returns how many were marked
 */
export async function forgetMissing(shop: string, seen: ReadonlySet<string>, exportedAt: Date): Promise<number> {
  const rows = await db.product.findMany({
    where: { shop, deletedAt: null, createdAt: { lt: exportedAt }, sourceUpdatedAt: { lt: exportedAt } },
    select: { gid: true },
  });
  const gone = rows.map((row) => row.gid).filter((gid) => !seen.has(gid));
  for (let start = 0; start < gone.length; start += BATCH) {
    const gids = gone.slice(start, start + BATCH);
    await db.product.updateMany({ where: { shop, gid: { in: gids } }, data: { deletedAt: new Date() } });
  }
  return gone.length;
}
