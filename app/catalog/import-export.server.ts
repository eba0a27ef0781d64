import type { SyncRun } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import type { BulkOperation } from "./bulk-operation.server.ts";
import type { LineFile } from "./download.server.ts";
import { ExportFold } from "./export-fold.ts";
import { isChild, readChildLine, readProductLine } from "./export-line.ts";
import type { CatalogProduct } from "./product.ts";
import { forgetChanges } from "./product-change.server.ts";
import { saveCollections } from "./save-collections.server.ts";
import { saveProducts } from "./save-products.server.ts";
import { reportProgress } from "./sync-run.server.ts";

const BATCH = 500;

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
  const { fold, products } = await readOnce(file, currency);
  if (products.size < operation.rootObjectCount) {
    throw new Error(`The export holds ${products.size} of ${operation.rootObjectCount} products`);
  }
  await saveCollections(db, shop, [...fold.collections.values()], operation.createdAt);
  let batch: CatalogProduct[] = [];
  let done = 0;
  const flush = async () => {
    await saveProducts(db, shop, currency, batch, operation.createdAt);
    await forgetChanges(
      shop,
      batch.map(({ gid }) => gid),
      operation.createdAt,
    );
    done += batch.length;
    batch = [];
    await reportProgress(run, done, products.size);
  };
  for await (const line of file.lines()) {
    if (isChild(line)) continue;
    batch.push(fold.join(readProductLine(line)));
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return { products, collections: new Set(fold.collections.keys()) };
}

/** Everything that hangs on a product, and which products there are. */
async function readOnce(file: LineFile, currency: string): Promise<{ fold: ExportFold; products: Set<string> }> {
  const fold = new ExportFold(currency);
  const products = new Set<string>();
  for await (const line of file.lines()) {
    if (isChild(line)) fold.add(readChildLine(line));
    else products.add(readProductLine(line).gid);
  }
  return { fold, products };
}
