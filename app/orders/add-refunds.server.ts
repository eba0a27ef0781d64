import type { Db } from "#app/db.server.ts";
import { minorUnits } from "#app/lib/money.ts";

import type { RefundBody } from "./refund-body.ts";

/**
 * Adds refunds that are not known yet and takes what they returned off the lines. Adding one twice, or
 * after a body of the order that already counts it, changes nothing.
 * @param order locked by the caller
 */
export async function addRefunds(
  tx: Db,
  shop: string,
  order: { id: string; currency: string },
  refunds: readonly RefundBody[],
): Promise<boolean> {
  if (refunds.length === 0) return false;
  const { count } = await tx.refund.createMany({
    data: refunds.map(({ gid, refundedAt, amount, lines }) => ({
      shop,
      orderId: order.id,
      gid,
      refundedAt,
      amountMinor: minorUnits(amount, order.currency),
      lines,
    })),
    skipDuplicates: true,
  });
  if (count > 0) await settle(tx, order.id);
  return count > 0;
}

/** Lines keep at most what was ordered less what came back; the order's sum is that of its refunds. */
async function settle(tx: Db, orderId: string) {
  await tx.$executeRaw`
    update "OrderLine" l
       set "currentQuantity" = least(l."currentQuantity", greatest(l.quantity - back.quantity, 0))
      from (select part->>'lineGid' as gid, sum((part->>'quantity')::int)::int as quantity
              from "Refund" r, jsonb_array_elements(r.lines) part
             where r."orderId" = ${orderId}::uuid
             group by 1) back
     where l."orderId" = ${orderId}::uuid and l.gid = back.gid`;
  await tx.$executeRaw`
    update "Order" o
       set "refundedMinor" = (select coalesce(sum("amountMinor"), 0) from "Refund" where "orderId" = o.id)
     where o.id = ${orderId}::uuid`;
}
