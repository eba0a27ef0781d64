import type { SyncRun } from "@prisma/client";

import { db, transaction } from "#app/db.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import type { BulkOperation } from "./bulk-operation.server.ts";
import type { LineFile } from "./download.server.ts";
import { ExportFold } from "./export-fold.ts";
import { gidOfLine, isChild, readChildLine, readProductLine } from "./export-line.ts";
import type { CatalogProduct } from "./product.ts";
import { forgetChanges } from "./product-change.server.ts";
import { saveCollections } from "./save-collections.server.ts";
import { saveProducts } from "./save-products.server.ts";
import { reportProgress } from "./sync-run.server.ts";

const BATCH = 500;
/** Who watches the progress looks every two seconds. */
const TELL_EVERY_MS = 1_000;

/** What an export held, by gid. */
export interface Imported {
  products: Set<string>;
  collections: Set<string>;
}

/**
 * Mirrors every product and collection of an export. The file is read twice: what hangs on the products, then the
 * products themselves, a batch at a time, so that a large catalog never has to fit into memory.
 * @throws Error when the file holds fewer products than Shopify counted
 */
export async function importExport(
  shop: string,
  operation: BulkOperation,
  file: LineFile,
  run: SyncRun,
): Promise<Imported> {
  const { currency } = await requireShop(shop);
  const { fold, products: seen } = await readOnce(file, currency);
  if (seen.size < operation.rootObjectCount) {
    throw new Error(`The export holds ${seen.size} of ${operation.rootObjectCount} products`);
  }
  await saveCollections(db, shop, [...fold.collections.values()], operation.createdAt);
  let batch: CatalogProduct[] = [];
  let done = 0;
  let toldAt = 0;
  const flush = async () => {
    const products = batch;
    batch = [];
    await transaction(async (tx) => {
      await saveProducts(tx, shop, currency, products, operation.createdAt);
      await forgetChanges(
        tx,
        shop,
        products.map(({ gid }) => gid),
        operation.createdAt,
      );
    });
    done += products.length;
    if (Date.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = Date.now();
    await reportProgress(run, done, seen.size);
  };
  for await (const line of file.lines()) {
    if (isChild(line)) continue;
    batch.push(fold.join(readProductLine(line)));
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return { products: seen, collections: new Set(fold.collections.keys()) };
}

/** Everything that hangs on a product, and which products there are. */
async function readOnce(file: LineFile, currency: string): Promise<{ fold: ExportFold; products: Set<string> }> {
  const fold = new ExportFold(currency);
  const products = new Set<string>();
  for await (const line of file.lines()) {
    if (isChild(line)) fold.add(readChildLine(line, fold.collections));
    else products.add(gidOfLine(line));
  }
  return { fold, products };
}
