import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import { knownCountries } from "./countries.server.ts";
import { readCursor } from "./sync-cursor.server.ts";
import { findRun } from "./sync-run.server.ts";

/** How much of a shop's catalog is mirrored, and how far a reading under way has come. */
export interface CatalogState {
  /** `waiting`: asked for and not begun; `exporting`: Shopify is still writing it down. */
  state: "never" | "waiting" | "exporting" | "reading" | "done" | "failed";
  done: number;
  /** Null while the size is unknown. */
  total: number | null;
  /** A code, or a message for the log. */
  error: string | null;
  /** When the newest reading began that has ended well; of what changed, and of everything. */
  readAt: Date | null;
  wholeAt: Date | null;
  products: number;
  /** Of these, what shoppers of the shop's own market can buy now. */
  offered: number;
  /** Of these, with products that the merchant says complete them. */
  completed: number;
  collections: number;
  /** Changes that were told and are not read yet. */
  waiting: number;
  /** ISO 3166-1: of which it is known how products are offered there. */
  countries: string[];
}

interface Counts {
  products: number;
  offered: number;
  completed: number;
}

/** What is known of the shop's products now, and how far the reading of them has come. */
export async function findCatalogState(shop: string): Promise<CatalogState> {
  const [run, isAsked, counts, collections, waiting, countries, readAt, wholeAt] = await Promise.all([
    findRun(shop, "catalog"),
    isAskedFor(shop),
    countProducts(shop),
    db.collection.count({ where: { shop, deletedAt: null } }),
    db.productChange.count({ where: { shop } }),
    knownCountries(shop),
    readCursor(shop, "catalog"),
    readCursor(shop, "catalog.whole"),
  ]);
  const { done, total, error } = run ?? { done: 0, total: null, error: null };
  const ended = isAsked ? "waiting" : run?.state === "failed" ? "failed" : run ? "done" : "never";
  const state = run?.state !== "running" ? ended : total === null ? "exporting" : "reading";
  return { state, done, total, error, ...counts, collections, waiting, countries, readAt, wholeAt };
}

async function countProducts(shop: string): Promise<Counts> {
  const [row] = await db.$queryRaw<Counts[]>`
    select count(*)::int as products,
           count(*) filter (where available and status = 'active' and "publishedAt" <= now())::int as offered,
           count(*) filter (where "complementaryGids" <> '{}')::int as completed
      from "Product" where shop = ${shop} and "deletedAt" is null`;
  return row ?? { products: 0, offered: 0, completed: 0 };
}

const keyOf = (shop: string) => `catalog.sync|${shop}`;

/** Has everything read once more; a reading that waits already is not doubled. */
export async function readCatalogAnew(shop: string): Promise<void> {
  await enqueue(db, "catalog.sync", { shop, whole: true }, { key: keyOf(shop) });
}

/** Due, and nobody has told Shopify yet. */
async function isAskedFor(shop: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ asked: boolean }[]>`
    select exists (select from graphile_worker._private_jobs
                    where key = ${keyOf(shop)} and run_at <= now() and attempts < max_attempts) as asked`;
  return row?.asked ?? false;
}
