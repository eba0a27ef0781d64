import { pool } from "#app/db.server.ts";

import { LONG_STATEMENTS } from "./long-transaction.server.ts";
import { dayOf } from "./model/catalog-facts.ts";
import type { CorpusOrder } from "./model/corpus.ts";

const BATCH = 5_000;

/** Of those who have opted out, it is not told that two orders are one person's. */
const ORDERS_SQL = `
  declare past cursor for
  select o."placedAt" as "placedAt",
         case when o."optedOutAt" is null then coalesce(encode(o."emailIndex", 'hex'), o."customerGid") end as buyer,
         array_agg(distinct l."productGid") as products
    from "Order" o
    join "OrderLine" l on l."orderId" = o.id
   where o.shop = $1 and o."placedAt" >= $2 and o."cancelledAt" is null
     and l."productGid" is not null and l."currentQuantity" > 0
   group by o.id
   order by o."placedAt", o.id`;

/**
 * The shop's orders in the order of time: kept products of orders that were not cancelled. Read through a cursor, so that
 * a shop's history never has to fit into memory twice.
 */
export async function* readOrders(shop: string, since: Date): AsyncGenerator<CorpusOrder[]> {
  const client = await pool.connect();
  try {
    await client.query(`begin read only; ${LONG_STATEMENTS}`);
    await client.query(ORDERS_SQL, [shop, since]);
    for (;;) {
      const { rows } = await client.query<{ placedAt: Date; buyer: string | null; products: string[] }>(
        `fetch ${BATCH} from past`,
      );
      yield rows.map(({ placedAt, buyer, products }) => ({ day: dayOf(placedAt), buyer, products }));
      if (rows.length < BATCH) break;
    }
  } finally {
    // Nothing was written; a connection that cannot even roll back is thrown away.
    await client.query("rollback").then(
      () => client.release(),
      () => client.release(true),
    );
  }
}
