import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { logger } from "#app/logger.server.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { catalogExport } from "./catalog-export.ts";
import { knownCountries, wantedCountries } from "./countries.server.ts";
import { expectOperation } from "./expect-operation.server.ts";
import { RUN_BULK_QUERY } from "./products.graphql.ts";
import { readCursor } from "./sync-cursor.server.ts";
import { changedSince } from "./sync-plan.ts";
import { failRun, findRun, startRun } from "./sync-run.server.ts";

const answerSchema = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
});

/** Shopify runs a few bulk operations a shop at a time: these answers mean "later". */
const BUSY = new Set(["OPERATION_IN_PROGRESS", "LIMIT_REACHED"]);
const BUSY_WAIT_MS = 5 * 60_000;
/** A run without a sign of life for so long is given up. */
const SILENT_MS = 60 * 60_000;

export interface SyncWish {
  /** Ask for everything, not only for what has changed. */
  whole?: boolean | undefined;
  /** Do not ask how products are offered by country: the shop's plan or our scopes do not allow it. */
  plain?: boolean | undefined;
}

/**
 * Asks Shopify to export the catalog: what has changed since the last time, or everything when that is due. The answer
 * arrives by `bulk_operations/finish`, and by our own look in case that webhook is lost; `loadCatalog` then reads it. A
 * sync that is under way is left alone.
 * @throws Error when Shopify refuses the export
 */
export async function startCatalogSync(shop: string, wish: SyncWish = {}): Promise<void> {
  if (await isUnderWay(shop)) return;
  const query = await planExport(shop, wish);
  const answer = await queryAdmin(shop, RUN_BULK_QUERY, { query }, answerSchema);
  const { bulkOperation, userErrors } = answer.bulkOperationRunQuery;
  if (userErrors.some(({ code }) => code !== null && BUSY.has(code))) {
    logger.info({ shop }, "catalog sync waits: other bulk operations are running");
    const runAt = new Date(Date.now() + BUSY_WAIT_MS);
    return enqueue(db, "catalog.sync", { shop, ...wish }, { key: `catalog.sync|${shop}`, runAt });
  }
  if (!bulkOperation) {
    const reason = userErrors.map(({ message }) => message).join("; ");
    await failRun(await startRun(shop, "catalog"), reason);
    throw new Error(`The catalog export of ${shop} was refused: ${reason}`);
  }
  // A small export may have finished, and its webhook been read, before we come to write this down.
  if (!(await findRun(shop, "catalog", bulkOperation.id))) await startRun(shop, "catalog", bulkOperation.id);
  await expectOperation(shop, bulkOperation.id);
}

async function planExport(shop: string, { whole = false, plain = false }: SyncWish): Promise<string> {
  const [readAt, wholeAt, known, wanted] = await Promise.all([
    readCursor(shop, "catalog"),
    readCursor(shop, "catalog.whole"),
    knownCountries(shop),
    plain ? [] : wantedCountries(shop),
  ]);
  const since = changedSince({ readAt, wholeAt, known, wanted, insists: whole || plain }, new Date());
  const { careSources } = parseBrand((await requireShop(shop)).brand);
  return catalogExport({ careSources, countries: since && !plain ? known : wanted, changedSince: since });
}

async function isUnderWay(shop: string): Promise<boolean> {
  const run = await findRun(shop, "catalog");
  if (run?.state !== "running") return false;
  if (Date.now() - run.updatedAt.getTime() < SILENT_MS) return true;
  await failRun(run, "gave no sign of life for an hour");
  return false;
}
