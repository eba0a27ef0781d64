import { type Db, db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/** Shopify tells of a product with every piece sold: what comes within this time is read once. */
const WAIT_MS = 30_000;

/** Notes that a product has changed in ways its webhook does not tell, and has it read again soon. */
export async function noteChange(tx: Db, shop: string, productGid: string): Promise<void> {
  await tx.$executeRaw`
    insert into "ProductChange" (shop, gid) values (${shop}, ${productGid})
    on conflict (shop, gid) do update set "toldAt" = now()`;
  await expectRefresh(tx, shop, WAIT_MS);
}

/** However often within the time: once, so that neither a busy shop nor an edit of everything makes us ask in a rush. */
export function expectRefresh(tx: Db, shop: string, waitMs: number): Promise<void> {
  const options = { key: `products.refresh|${shop}`, keepRunAt: true, runAt: new Date(Date.now() + waitMs) };
  return enqueue(tx, "products.refresh", { shop }, options);
}

/** The gids that have waited longest, at most `most`. */
export async function listChanges(shop: string, most: number): Promise<string[]> {
  const rows = await db.productChange.findMany({
    where: { shop },
    orderBy: [{ toldAt: "asc" }, { gid: "asc" }],
    take: most,
    select: { gid: true },
  });
  return rows.map(({ gid }) => gid);
}

/** These products have been read; what was told after that still waits. */
export async function forgetChanges(tx: Db, shop: string, gids: readonly string[], readAt: Date): Promise<void> {
  const read = [...gids];
  await tx.$executeRaw`
    delete from "ProductChange" where shop = ${shop} and gid = any(${read}) and "toldAt" <= ${readAt}::timestamptz`;
}
