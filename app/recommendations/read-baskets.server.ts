import { pool } from "#app/db.server.ts";

import type { Basket } from "./bought-together.ts";

const BATCH = 5_000;

const ORDERS_SQL = `
  declare baskets cursor for
  select o."placedAt" as "placedAt", array_agg(distinct l."productGid") as "productGids"
    from "Order" o
    join "OrderLine" l on l."orderId" = o.id
   where o.shop = $1 and o."placedAt" >= $2 and o."cancelledAt" is null
     and l."productGid" is not null and l."currentQuantity" > 0
   group by o.id`;

/**
 * What was bought together, order by order: kept products of orders that were not cancelled. Read through a
 * cursor, so that a shop's history never has to fit into memory.
 */
export async function* readBaskets(shop: string, since: Date): AsyncGenerator<Basket> {
  const client = await pool.connect();
  try {
    await client.query("begin read only");
    await client.query(ORDERS_SQL, [shop, since]);
    for (;;) {
      const { rows } = await client.query<Basket>(`fetch ${BATCH} from baskets`);
      yield* rows;
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
