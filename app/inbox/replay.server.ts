import { transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/**
 * Reads a kept webhook once more, e.g. after a fix. Only this shop's own, and only while its body is kept.
 * @param id the item's id as text
 */
export async function replayInboxItem(shop: string, id: string): Promise<{ replayed: boolean }> {
  if (!/^\d{1,18}$/.test(id)) return { replayed: false };
  return transaction(async (tx) => {
    const reopened = await tx.inboxItem.updateMany({
      where: { id: BigInt(id), shop, state: { in: ["failed", "ignored"] }, body: { not: null } },
      data: { state: "received", error: null, finishedAt: null },
    });
    if (reopened.count === 1) await enqueue(tx, "webhook.read", { inboxId: id });
    return { replayed: reopened.count === 1 };
  });
}
