import type { Order } from "@prisma/client";

import type { Db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";

type Addressed = Pick<Order, "shop" | "id" | "emailIndex" | "phoneIndex">;

/**
 * An order was given another address: whoever reads the old one's mail may not look at the order any more. Its links
 * stop working at once, and parcels of which something still waited for it are planned anew, for the new address.
 * What waits for the old one ends by itself: the planner and the gate both compare it with the order.
 */
export async function leaveOldAddresses(tx: Db, known: Addressed, fresh: Addressed, origin: Origin): Promise<void> {
  const { shop, id: orderId } = known;
  const left = [gone(known.emailIndex, fresh.emailIndex), gone(known.phoneIndex, fresh.phoneIndex)];
  const recipientHash = { in: left.filter((hash) => hash !== null) };
  if (recipientHash.in.length === 0) return;
  const links = { shop, orderId, recipientHash, opens: "everything", revokedAt: null };
  await tx.trackingLink.updateMany({ where: links, data: { revokedAt: new Date() } });
  if (origin === "backfill") return;
  for (const shipmentId of await findWaiting(tx, shop, orderId, recipientHash.in)) {
    const key = `shipment.changed|${origin}|${shipmentId}`;
    await enqueue(tx, "shipment.changed", { shop, shipmentId, origin }, { key });
  }
}

function gone(before: Uint8Array<ArrayBuffer> | null, after: Uint8Array | null): Uint8Array<ArrayBuffer> | null {
  return before !== null && (after === null || Buffer.compare(before, after) !== 0) ? before : null;
}

/** Parcels of which news waits for these recipients, by itself or in a joint message. */
async function findWaiting(tx: Db, shop: string, orderId: string, hashes: Uint8Array[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ shipmentId: string }[]>`
    select distinct m."shipmentId"
      from "Message" m
      left join "Message" leader on leader.id = m."mergedIntoId" and leader.shop = m.shop
     where m.shop = ${shop} and m."orderId" = ${orderId}::uuid and m."recipientHash" = any(${hashes}::bytea[])
       and m."shipmentId" is not null and m."subjectId" is null and 'pending' in (m.state, leader.state)
     order by 1`;
  return rows.map(({ shipmentId }) => shipmentId);
}
