import { pool } from "#app/db.server.ts";

import { readModel, type StoredModel } from "./read-model.server.ts";
import type { BoughtProduct } from "./regret.ts";
import { type Known, LocalEvidence } from "./local-evidence.ts";

interface EvidenceRow {
  gid: string;
  others: string[];
  signals: Buffer;
}

type KnownRow = Omit<Known, "priceMinor" | "sales"> & { priceMinor: string; sales: Buffer | null };

const NEIGHBORS = `
  select "productGid" as gid, others, signals from "ProductEvidence" where shop = $1 and "productGid" = any($2)`;

const KNOWN = `
  select gid, "priceMinor", coalesce("publishedAt", "createdAt") as "shownFrom",
         evidence.sales
    from "Product" product
    left join "ProductEvidence" evidence on evidence.shop = product.shop and evidence."productGid" = product.gid
   where product.shop = $1 and gid = any($2) and "deletedAt" is null`;

/** All that is known when picks are made: the shop's model, and the company of the products at hand. */
export interface Found {
  model: StoredModel;
  local: LocalEvidence;
}

/** Of whoever buys whole warehouses: the order first, then what they bought last. */
const MOST_OWN = 200;
const MOST_AT_HAND = 6_000;

/**
 * Reads what was learned, as far as these products are concerned: a few thousand at most, never the catalog.
 * @param bought what the picks are to go with
 * @param earlier ids of what the same person bought before, oldest first
 * @param alike ids of what else is to be looked at
 */
export async function findEvidence(
  shop: string,
  bought: readonly BoughtProduct[],
  earlier: readonly string[],
  alike: readonly string[],
): Promise<Found> {
  const own = [...new Set([...bought.map((one) => one.gid), ...earlier.toReversed()])].slice(0, MOST_OWN);
  const [model, neighbors] = await Promise.all([
    readModel(shop),
    pool.query<EvidenceRow>({ name: "find-neighbors", text: NEIGHBORS, values: [shop, own] }),
  ]);
  const rows = model.isCurrent ? neighbors.rows : [];
  const fresh = [...model.cold, ...alike];
  const others = rows.flatMap((row) => row.others);
  const gids = [...new Set([...own, ...model.popular, ...fresh, ...others])].slice(0, MOST_AT_HAND);
  const known = await pool.query<KnownRow>({ name: "find-known", text: KNOWN, values: [shop, gids] });
  const facts = known.rows.map((row) => {
    return { ...row, priceMinor: Number(row.priceMinor), sales: model.isCurrent ? row.sales : null };
  });
  return { model, local: new LocalEvidence(model, rows, facts, { own, fresh }) };
}
