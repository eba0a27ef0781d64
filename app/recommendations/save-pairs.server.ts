import type pg from "pg";

import { pool } from "#app/db.server.ts";

import type { BestSeller } from "./best-sellers.ts";
import type { Pair } from "./bought-together.ts";

/** In the place of a product: "whatever was bought". Its neighbours are the shop's best sellers. */
export const ANY_PRODUCT = "";

const BATCH = 10_000;

/**
 * Replaces all pairs of a shop at once: readers see the old ones or the new ones, never a mixture.
 * @returns how many were written
 */
export async function savePairs(shop: string, pairs: Iterable<Pair>, bestSellers: BestSeller[]): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    // Two rebuilds of a shop take turns.
    await client.query("select pg_advisory_xact_lock(hashtext($1))", [`pairs|${shop}`]);
    await client.query(`delete from "ProductPair" where shop = $1`, [shop]);
    const popular = bestSellers.map(({ productGid, orders }) => {
      return { productGid: ANY_PRODUCT, otherGid: productGid, score: 0, orders };
    });
    await insertPairs(client, shop, popular);
    let written = 0;
    let batch: Pair[] = [];
    for (const pair of pairs) {
      if (batch.push(pair) < BATCH) continue;
      written += await insertPairs(client, shop, batch);
      batch = [];
    }
    written += await insertPairs(client, shop, batch);
    await client.query("commit");
    client.release();
    return written;
  } catch (error) {
    // Closing the connection rolls back.
    client.release(true);
    throw error;
  }
}

async function insertPairs(client: pg.PoolClient, shop: string, pairs: readonly Pair[]): Promise<number> {
  await client.query(
    `insert into "ProductPair" (shop, "productGid", "otherGid", score, orders)
     select $1, * from unnest($2::text[], $3::text[], $4::float8[], $5::int[])`,
    [
      shop,
      pairs.map((pair) => pair.productGid),
      pairs.map((pair) => pair.otherGid),
      pairs.map((pair) => pair.score),
      pairs.map((pair) => pair.orders),
    ],
  );
  return pairs.length;
}
