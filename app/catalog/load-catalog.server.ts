import type { SyncRun } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { askToLearn } from "#app/jobs/ask-to-learn.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { logger } from "#app/logger.server.ts";

import { type BulkOperation, readOperation } from "./bulk-operation.server.ts";
import { askedCountries, isWhole } from "./catalog-export.ts";
import { withDownload } from "./download.server.ts";
import { expectOperation } from "./expect-operation.server.ts";
import { forgetMissing } from "./forget-missing.server.ts";
import { importExport, type Imported } from "./import-export.server.ts";
import { isIncomplete } from "./is-incomplete.server.ts";
import { expectRefresh, listChanges } from "./product-change.server.ts";
import type { SyncWish } from "./start-catalog-sync.server.ts";
import { moveCursor } from "./sync-cursor.server.ts";
import { failRun, findRun, finishRun, reportProgress, startRun } from "./sync-run.server.ts";

/** How our own export is told from other bulk operations of the app. */
const OUR_QUERY = /\bquery CatalogExport\b/;

/**
 * Reads what a bulk operation exported: mirrors every product, marks those that are gone, and has the shop learned from
 * anew. One that still runs is looked at again later, one that failed is recorded as such (the nightly sync tries anew).
 * Repeating it does no harm.
 * @throws Error when the result cannot be fetched or read; the job's next attempt starts over
 */
export async function loadCatalog(shop: string, operationGid: string): Promise<void> {
  const known = await findRun(shop, "catalog", operationGid);
  if (known?.state === "done") return;
  const operation = await readOperation(shop, operationGid);
  if (!operation || !OUR_QUERY.test(operation.query)) return;
  const run = known ?? (await startRun(shop, "catalog", operationGid));
  switch (operation.status) {
    case "CREATED":
    case "RUNNING":
    case "CANCELING":
      await reportProgress(run, operation.rootObjectCount, null);
      return expectOperation(shop, operationGid);
    case "COMPLETED":
      return load(shop, operation, run);
    default:
      await failRun(run, (operation.errorCode ?? operation.status).toLowerCase());
      // What may not be asked costs us the countries, not the catalog.
      if (operation.errorCode === "ACCESS_DENIED" && askedCountries(operation.query).length > 0) {
        await again(shop, { plain: true });
      }
  }
}

async function load(shop: string, operation: BulkOperation, run: SyncRun): Promise<void> {
  try {
    const seen: Imported = operation.url
      ? await withDownload(operation.url, (file) => importExport(shop, operation, file, run))
      : { products: new Set(), collections: new Set() };
    const whole = isWhole(operation.query);
    const gone = whole ? await forgetMissing(shop, seen, operation.createdAt) : 0;
    await moveCursor(shop, "catalog", operation.createdAt);
    if (whole) {
      await moveCursor(shop, "catalog.whole", operation.createdAt, askedCountries(operation.query).sort());
    }
    await finishRun(run, seen.products.size);
    logger.info({ shop, whole, products: seen.products.size, gone }, "catalog loaded");
    if (await isIncomplete(shop, operation)) await again(shop, { whole: true });
    // What was told and is in no export (a product that is gone, a reading that failed) is read by itself.
    if ((await listChanges(shop, 1)).length > 0) await expectRefresh(db, shop, 0);
  } catch (error) {
    await failRun(run, error instanceof Error ? error.message.slice(0, 300) : "unknown");
    throw error;
  }
  await askToLearn(shop);
}

function again(shop: string, wish: SyncWish): Promise<void> {
  return enqueue(db, "catalog.sync", { shop, ...wish }, { key: `catalog.sync|${shop}` });
}
