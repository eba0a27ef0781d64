import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { logger } from "#app/logger.server.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { RUN_BULK_QUERY } from "./products.graphql.ts";
import { catalogExport } from "./catalog-export.ts";
import { failRun, findRun, startRun } from "./sync-run.server.ts";
import { expectOperation } from "./expect-operation.server.ts";

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

/**
 * Asks Shopify to export the catalog. The answer arrives by `bulk_operations/finish`, and by our own look
 * in case that webhook is lost; `loadCatalog` then reads it. A sync that is under way is left alone.
 * @throws Error when Shopify refuses the export
 */
export async function startCatalogSync(shop: string): Promise<void> {
  if (await isUnderWay(shop)) return;
  const query = catalogExport(parseBrand((await requireShop(shop)).brand).careSources);
  const answer = await queryAdmin(shop, RUN_BULK_QUERY, { query }, answerSchema);
  const { bulkOperation, userErrors } = answer.bulkOperationRunQuery;
  if (userErrors.some(({ code }) => code !== null && BUSY.has(code))) {
    logger.info({ shop }, "catalog sync waits: other bulk operations are running");
    const runAt = new Date(Date.now() + BUSY_WAIT_MS);
    return enqueue(db, "catalog.sync", { shop }, { key: `catalog.sync|${shop}`, runAt });
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

async function isUnderWay(shop: string): Promise<boolean> {
  const run = await findRun(shop, "catalog");
  if (run?.state !== "running") return false;
  if (Date.now() - run.updatedAt.getTime() < SILENT_MS) return true;
  await failRun(run, "gave no sign of life for an hour");
  return false;
}
