import type { Order } from "@prisma/client";

import { type Db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import { openVault, type Vault } from "#app/shops/vault.server.ts";

import { addRefunds } from "./add-refunds.server.ts";
import { changedJobKey } from "./changed-job.ts";
import { leaveOldAddresses } from "./leave-address.server.ts";
import type { OrderBody } from "./order-body.ts";
import { recordLines } from "./record-lines.server.ts";
import { changesOf, storedOrder } from "./stored-order.ts";

/**
 * Writes an order as a body tells it; a body older than the newest one applied changes nothing.
 * @param origin of the news: decides whether messages may follow
 */
export async function recordOrder(
  shop: string,
  body: OrderBody,
  origin: Origin,
): Promise<{ orderId: string; changed: boolean }> {
  const vault = await openVault(shop);
  return transaction(async (tx) => {
    const { order, isNew } = await findOrCreate(tx, vault, shop, body);
    if (!isNew && body.updatedAt < order.sourceUpdatedAt) return { orderId: order.id, changed: false };
    const news = isNew ? true : await update(tx, vault, order, body, origin);
    const lines = await recordLines(tx, shop, order.id, body);
    const refunds = await addRefunds(tx, shop, order, body.refunds);
    const changed = news || lines || refunds;
    const job = { shop, orderId: order.id, origin };
    // From the past nothing follows: its orders are not announced, and picks come when the shop has been learned from.
    if (changed && origin !== "backfill") await enqueue(tx, "order.changed", job, { key: changedJobKey(job) });
    return { orderId: order.id, changed };
  });
}

/** Locks the row, so that two bodies of one order wait for each other. */
async function findOrCreate(tx: Db, vault: Vault, shop: string, body: OrderBody) {
  const where = { shop_gid: { shop, gid: body.gid } };
  const fresh = { ...storedOrder(vault, body), shop, gid: body.gid, sourceUpdatedAt: body.updatedAt };
  const [created] = await tx.order.createManyAndReturn({ data: [fresh], skipDuplicates: true });
  if (created) return { order: created, isNew: true };
  await tx.$queryRaw`select 1 from "Order" where shop = ${shop} and gid = ${body.gid} for update`;
  return { order: await tx.order.findUniqueOrThrow({ where }), isNew: false };
}

async function update(tx: Db, vault: Vault, order: Order, body: OrderBody, origin: Origin): Promise<boolean> {
  const changes = changesOf(vault, order, storedOrder(vault, body));
  const changed = Object.keys(changes).length > 0;
  const data = { ...changes, sourceUpdatedAt: body.updatedAt };
  if (changed || body.updatedAt > order.sourceUpdatedAt) await tx.order.update({ where: { id: order.id }, data });
  await leaveOldAddresses(tx, order, { ...order, ...changes }, origin);
  return changed;
}
