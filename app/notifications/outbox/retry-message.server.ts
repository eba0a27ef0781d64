import type { Prisma } from "@prisma/client";

import { transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/** States in which a message came to nothing that another try may mend. */
const REDRIVABLE = ["failed", "dead", "unknown"] as const;

/**
 * Gives a message that came to nothing another try, at the merchant's wish. It goes through the gate again:
 * what is stale or untrue by now is not sent.
 * @returns false when the message is in no state to be tried again
 */
export async function retryMessage(shop: string, messageId: string): Promise<boolean> {
  return (await redriveMessages(shop, { id: messageId, state: { in: [...REDRIVABLE] } })) === 1;
}

/**
 * The same for every message of a shop that came to nothing and is asked for: after an outage, or a mended account.
 * Calls of which nobody knows whether they were sent are left out, unless `which` names their state; they may arrive
 * twice, and `resends` says so.
 * @returns how many go through the gate again
 */
export function redriveMessages(shop: string, which: Prisma.MessageWhereInput): Promise<number> {
  const state = which.state ?? { in: ["failed", "dead"] };
  const fresh = { state: "pending", reason: null, attempts: 0, attemptId: null, finishedAt: null } as const;
  return transaction(async (tx) => {
    const redrive = (was: readonly (typeof REDRIVABLE)[number][], resends: number) =>
      tx.message.updateMany({
        where: {
          AND: [
            { shop, state: { in: [...was] }, recipientSealed: { not: null } },
            { ...which, state },
          ],
        },
        data: { ...fresh, runAt: new Date(), resends: { increment: resends } },
      });
    const { count: known } = await redrive(["failed", "dead"], 0);
    const { count: uncertain } = await redrive(["unknown"], 1);
    if (known + uncertain > 0) await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
    return known + uncertain;
  });
}
