import { closeOrphans, listOverdueOrders, reckonOrders } from "#app/estimates/ledger/settle-accounts.server.ts";
import type { OrderKey } from "#app/estimates/ledger/read-accounts.server.ts";
import { logger } from "#app/logger.server.ts";
import { planOverdueMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import { sql } from "#app/sql.server.ts";

/**
 * Writes down what has become of the windows that these orders were told of, and plans an apology for each promise that
 * was broken without a word. Doing it again changes nothing.
 * @returns how many windows were settled
 */
export async function settlePromises(orders: readonly OrderKey[], now: Date): Promise<number> {
  const { owed, write } = await reckonOrders(orders, now);
  const failed = new Set<string>();
  for (const { shop, orderId, shipmentId, day, endsAt } of owed) {
    try {
      await planOverdueMessages(shop, { orderId, shipmentId, cause: `late|${day}`, occurredAt: endsAt });
    } catch (error) {
      // One shop's trouble must not cost the others their word; what was not planned stays open and is found again.
      logger.error({ err: error, shop, orderId }, "apology not planned");
      failed.add(orderId);
    }
  }
  return write((orderId) => !failed.has(orderId));
}

/** The same for the order of a parcel that has changed. */
export async function settlePromisesOf(shop: string, shipmentId: string, now: Date): Promise<void> {
  const orders = await sql.$queryRaw<OrderKey[]>`
    select shop, "orderId" from "Shipment" where shop = ${shop} and id = ${shipmentId}::uuid`;
  await settlePromises(orders, now);
}

/**
 * The same for every order of which a window has passed in silence, some hundred at a time and each once: those that fail
 * stay open, and keep nobody else waiting.
 */
export async function settleOverduePromises(now: Date): Promise<void> {
  const seen: string[] = [];
  for (;;) {
    const orders = await listOverdueOrders(now, seen);
    if (orders.length === 0) return;
    seen.push(...orders.map(({ orderId }) => orderId));
    await settlePromises(orders, now);
    await closeOrphans(orders, now);
  }
}
