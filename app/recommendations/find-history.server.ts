import { pool } from "#app/db.server.ts";
import { jsonList } from "#app/lib/sql-json.ts";

/** An order of the same person, before the one at hand. */
export interface EarlierOrder {
  placedAt: Date;
  /** Ids of what was kept. */
  productGids: string[];
}

export interface History {
  /** When the order at hand was placed. */
  placedAt: Date;
  /** Oldest first; none of somebody who has opted out. */
  earlier: EarlierOrder[];
}

const MOST_ORDERS = 60;

/** No personal data is opened: the person is known by the customer's id or the e-mail's blind index. */
const EARLIER = jsonList(`
  select * from (
    select other."placedAt", array_agg(distinct line."productGid") as "productGids"
      from "Order" other
      join "OrderLine" line on line."orderId" = other.id and line."productGid" is not null and line."currentQuantity" > 0
     where other.shop = bought.shop and other.id <> bought.id and other."placedAt" <= bought."placedAt"
       and (other."customerGid" = bought."customerGid" or other."emailIndex" = bought."emailIndex")
       and bought."optedOutAt" is null and other."optedOutAt" is null and other."cancelledAt" is null
     group by other.id
     order by other."placedAt" desc
     limit ${MOST_ORDERS}) latest
   order by "placedAt"`);

const FIND = `
  select bought."placedAt", ${EARLIER} as earlier from "Order" bought where bought.shop = $1 and bought.id = $2`;

interface Row {
  placedAt: Date;
  earlier: { placedAt: string; productGids: string[] }[];
}

/** What whoever placed an order had ordered before; null when this shop has no such order. */
export async function findHistory(shop: string, orderId: string): Promise<History | null> {
  const { rows } = await pool.query<Row>({ name: "find-history", text: FIND, values: [shop, orderId] });
  if (!rows[0]) return null;
  const { placedAt, earlier } = rows[0];
  return { placedAt, earlier: earlier.map((order) => ({ ...order, placedAt: new Date(order.placedAt) })) };
}
