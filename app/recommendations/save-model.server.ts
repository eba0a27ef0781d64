import type pg from "pg";

import { longTransaction } from "./long-transaction.server.ts";
import type { Corpus } from "./model/corpus.ts";
import { LAYOUT } from "./model/feature.ts";
import type { Model } from "./model/model.ts";
import { packFloats } from "./model/pack.ts";
import { SALES } from "./model/signal.ts";

const BATCH = 500;

/** What one learning brings. */
export interface Learned {
  corpus: Corpus;
  model: Model;
  reorderDays: number | null;
  learnedAt: Date;
}

/**
 * Replaces all that a shop has learned at once, unless it has learned from newer orders meanwhile. Picks that are made at
 * that very moment are made anew by the learning job.
 */
export async function saveModel(shop: string, learned: Learned): Promise<void> {
  await longTransaction(shop, "recommender", async (client) => {
    if (await knowsNewer(client, shop, learned.learnedAt)) return;
    await client.query(`delete from "ProductEvidence" where shop = $1`, [shop]);
    for (let start = 0; start < learned.corpus.ids.length; start += BATCH) {
      await insertEvidence(client, shop, learned, start);
    }
    await insertModel(client, shop, learned);
  });
}

/** What this version cannot read counts for nothing. */
async function knowsNewer(client: pg.PoolClient, shop: string, learnedAt: Date): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from "RecommenderModel" where shop = $1 and layout = $2 and "learnedAt" > $3`,
    [shop, LAYOUT, learnedAt],
  );
  return rows.length > 0;
}

async function insertModel(client: pg.PoolClient, shop: string, { corpus, model, reorderDays, learnedAt }: Learned) {
  const { evidence, ranker, isRankerLearned } = model;
  const gids = (products: Int32Array) => [...products].map((product) => corpus.ids[product]!);
  await client.query(
    `insert into "RecommenderModel" (shop, layout, today, volumes, "learnedAt", orders, "reorderDays", popular, cold, ranker)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (shop) do update
        set layout = excluded.layout, today = excluded.today, volumes = excluded.volumes, "learnedAt" = excluded."learnedAt", orders = excluded.orders,
            "reorderDays" = excluded."reorderDays", popular = excluded.popular, cold = excluded.cold, ranker = excluded.ranker`,
    [
      ...[
        shop,
        LAYOUT,
        evidence.today,
        SALES.map((column) => evidence.volumes[column]),
        learnedAt,
        corpus.orders,
        reorderDays,
      ],
      ...[gids(evidence.popular), gids(evidence.cold), isRankerLearned ? JSON.stringify(ranker) : null],
    ],
  );
}

async function insertEvidence(client: pg.PoolClient, shop: string, learned: Learned, start: number): Promise<void> {
  const { corpus } = learned;
  const { evidence } = learned.model;
  const count = Math.min(BATCH, corpus.ids.length - start);
  const rows = Array.from({ length: count }, (_, index) => start + index);
  const sales = (product: number) => packFloats(Float32Array.from(SALES, (column) => evidence.sales[column][product]!));
  await client.query(
    `insert into "ProductEvidence" (shop, "productGid", others, signals, sales)
     select $1, gid, string_to_array(others, ' '), signals, sales
       from unnest($2::text[], $3::text[], $4::bytea[], $5::bytea[])
            as fresh(gid, others, signals, sales)`,
    [
      shop,
      rows.map((product) => corpus.ids[product]),
      rows.map((product) => [...evidence.neighborsOf(product).others].map((other) => corpus.ids[other]).join(" ")),
      rows.map((product) => packFloats(evidence.neighborsOf(product).values)),
      rows.map(sales),
    ],
  );
}
