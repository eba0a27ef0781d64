import type { Db } from "#app/db.server.ts";

import type { CatalogCollection } from "./export-line.ts";

const BATCH = 1_000;

/**
 * Writes collections, a statement for many. Older accounts change nothing.
 * @param seenAt when they were known to exist: one that was deleted later stays deleted
 */
export async function saveCollections(
  db: Db,
  shop: string,
  collections: readonly CatalogCollection[],
  seenAt: Date,
): Promise<void> {
  const unique = [...new Map(collections.map((one) => [one.gid, one])).values()];
  for (let start = 0; start < unique.length; start += BATCH) {
    const rows = JSON.stringify(unique.slice(start, start + BATCH));
    await db.$executeRaw`
      insert into "Collection" as known (shop, gid, handle, title, "sourceUpdatedAt")
      select ${shop}, gid, handle, title, "sourceUpdatedAt"
        from jsonb_to_recordset(${rows}::jsonb) as row (gid text, handle text, title text, "sourceUpdatedAt" timestamptz)
       order by gid
      on conflict (shop, gid) do update set
        handle = excluded.handle,
        title = excluded.title,
        "sourceUpdatedAt" = excluded."sourceUpdatedAt",
        "deletedAt" = case when known."deletedAt" >= ${seenAt}::timestamptz then known."deletedAt" end
      where known."sourceUpdatedAt" <= excluded."sourceUpdatedAt"
        and ((known.handle, known.title) is distinct from (excluded.handle, excluded.title)
             or known."deletedAt" < ${seenAt}::timestamptz)`;
  }
}
