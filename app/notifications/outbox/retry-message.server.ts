import { transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/**
 * Gives a message that came to nothing another try, at the merchant's wish. It goes through the gate again:
 * what is stale or untrue by now is not sent.
 * @returns false when the message is in no state to be tried again
 */
export async function retryMessage(shop: string, messageId: string): Promise<boolean> {
  return transaction(async (tx) => {
    const retried = await tx.message.updateMany({
      where: { shop, id: messageId, state: { in: ["failed", "dead", "unknown"] }, recipientSealed: { not: null } },
      data: { state: "pending", reason: null, attempts: 0, attemptId: null, runAt: new Date(), finishedAt: null },
    });
    if (retried.count === 0) return false;
    await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
    return true;
  });
}
