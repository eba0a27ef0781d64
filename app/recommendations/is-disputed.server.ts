import { pool } from "#app/db.server.ts";

import { DISPUTED } from "./disputed.ts";

const FIND = `select ${DISPUTED} as disputed from "Order" bought where bought.shop = $1 and bought.id = $2`;

/** Is the shopper of this order at odds with the shop, so that nothing is offered? False when there is no such order. */
export async function isDisputed(shop: string, orderId: string): Promise<boolean> {
  const { rows } = await pool.query<{ disputed: boolean }>(FIND, [shop, orderId]);
  return rows[0]?.disputed ?? false;
}
