import type { SyncRun } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import type { BulkOperation } from "./bulk-operation.server.ts";
import type { LineFile } from "./download.server.ts";
import { readExportLine } from "./export-line.ts";
import { mergeOffers, NO_OFFER, type Offer, offerOf, settleOffer } from "./offer.ts";
import type { CatalogProduct } from "./product.ts";
import { saveProducts } from "./save-products.server.ts";
import { reportProgress } from "./sync-run.server.ts";

const BATCH = 500;

/**
 * Mirrors every product of an export, and answers their gids.
 *
 * Variants come somewhere behind their product, not always right behind it. So the file is read twice:
 * first what the variants say, a few bytes a product, then the products themselves, a batch at a time.
 * @throws Error when the file holds fewer products than Shopify counted
 */
export async function importExport(
  shop: string,
  operation: BulkOperation,
  file: LineFile,
  run: SyncRun,
): Promise<Set<string>> {
  const { currency } = await requireShop(shop);
  const offers = await foldVariants(file, currency);
  if (offers.size < operation.rootObjectCount) {
    throw new Error(`The export holds ${offers.size} of ${operation.rootObjectCount} products`);
  }
  let batch: CatalogProduct[] = [];
  let done = 0;
  const flush = async () => {
    await saveProducts(db, shop, currency, batch, operation.createdAt);
    done += batch.length;
    batch = [];
    await reportProgress(run, done, offers.size);
  };
  for await (const text of file.lines()) {
    const line = readExportLine(text);
    if (!("product" in line)) continue;
    batch.push({ ...line.product, ...settleOffer(offers.get(line.product.gid) ?? NO_OFFER) });
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return new Set(offers.keys());
}

/** What the variants of every product say; a product without any is there too. */
async function foldVariants(file: LineFile, currency: string): Promise<Map<string, Offer>> {
  const products = new Set<string>();
  const offers = new Map<string, Offer>();
  for await (const text of file.lines()) {
    const line = readExportLine(text);
    if ("product" in line) products.add(line.product.gid);
    else {
      const { productGid, offer } = line.variant;
      offers.set(productGid, mergeOffers(offers.get(productGid) ?? NO_OFFER, offerOf([offer], currency)));
    }
  }
  return new Map([...products].map((gid) => [gid, offers.get(gid) ?? NO_OFFER]));
}
