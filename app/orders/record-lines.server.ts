import type { Db } from "#app/db.server.ts";
import { minorUnits } from "#app/lib/money.ts";

import type { OrderBody } from "./order-body.ts";

/**
 * Writes an order's lines. A line that an edit took away stays with nothing left of it, as Shopify keeps it.
 * @returns whether anything changed
 */
export async function recordLines(tx: Db, shop: string, orderId: string, body: OrderBody): Promise<boolean> {
  const wanted = body.lines.map(({ price, ...line }, position) => ({
    ...line,
    priceMinor: minorUnits(price, body.currency),
    position,
  }));
  const added = await tx.orderLine.createMany({
    data: wanted.map((line) => ({ ...line, shop, orderId })),
    skipDuplicates: true,
  });
  if (added.count === wanted.length) return added.count > 0;
  const known = new Map((await tx.orderLine.findMany({ where: { orderId } })).map((line) => [line.gid, line]));
  let changed = added.count > 0;
  for (const line of wanted) {
    const before = known.get(line.gid);
    const same = before && (Object.keys(line) as (keyof typeof line)[]).every((key) => before[key] === line[key]);
    if (same) continue;
    await tx.orderLine.update({ where: { orderId_gid: { orderId, gid: line.gid } }, data: line });
    changed = true;
  }
  return changed;
}
