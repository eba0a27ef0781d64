import { type Db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import type { CollectionBody, CollectionDeletedBody } from "./collection-body.ts";
import { saveCollections } from "./save-collections.server.ts";

/** Whoever sorts a collection by hand saves it again and again: its products are read once. */
const WAIT_MS = 60_000;

/** Mirrors a collection as a webhook tells it; which products are in it follows. */
export async function recordCollection(shop: string, body: CollectionBody): Promise<void> {
  await transaction(async (tx) => {
    await saveCollections(tx, shop, [body], body.sourceUpdatedAt);
    const options = { key: `collection.read|${shop}|${body.gid}`, keepRunAt: true };
    const runAt = new Date(Date.now() + WAIT_MS);
    await enqueue(tx, "collection.read", { shop, collectionGid: body.gid }, { ...options, runAt });
  });
}

/** Marks a collection as deleted, and takes its products out of it. */
export async function deleteCollection(shop: string, { gid }: CollectionDeletedBody): Promise<void> {
  await transaction(async (tx) => {
    await tx.collection.updateMany({ where: { shop, gid, deletedAt: null }, data: { deletedAt: new Date() } });
    await setMembers(tx, shop, gid, []);
  });
}

/** Lets exactly these products be in a collection. */
export async function setMembers(db: Db, shop: string, collectionGid: string, members: readonly string[]) {
  const gids = [...members];
  await db.$executeRaw`
    update "Product" set "collectionGids" = case
        when gid = any(${gids}) then "collectionGids" || ${collectionGid}::text
        else array_remove("collectionGids", ${collectionGid}) end
     where shop = ${shop} and (gid = any(${gids})) <> (${collectionGid} = any("collectionGids"))`;
}
