import { transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";

import { addRefunds } from "./add-refunds.server.ts";
import { changedJobKey } from "./changed-job.ts";
import type { RefundBody } from "./refund-body.ts";

/**
 * Records a refund. A refund of an order we do not know is left: the order's own body lists its refunds.
 * @returns whether it was news; null when the order is not known
 */
export async function recordRefund(shop: string, body: RefundBody, origin: Origin): Promise<boolean | null> {
  return transaction(async (tx) => {
    const [order] = await tx.$queryRaw<{ id: string; currency: string }[]>`
      select id, currency from "Order" where shop = ${shop} and gid = ${body.orderGid} for update`;
    if (!order) return null;
    if (!(await addRefunds(tx, shop, order, [body]))) return false;
    const job = { shop, orderId: order.id, origin };
    await enqueue(tx, "order.changed", job, { key: changedJobKey(job) });
    return true;
  });
}
