import type { Prisma } from "@prisma/client";

import { transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

/** States in which a message came to nothing that another try may mend. */
const REDRIVABLE = ["failed", "dead", "unknown"] as const;

export interface RedriveFilter {
  state?: (typeof REDRIVABLE)[number];
  /** A code of notifications/reason.ts. */
  reason?: string;
  channel?: Channel;
  orderId?: string;
  /** What happened since then. */
  since?: Date;
}

/**
 * Gives a message that came to nothing another try, at the merchant's wish. It goes through the gate again:
 * what is stale or untrue by now is not sent.
 * @returns false when the message is in no state to be tried again
 */
export async function retryMessage(shop: string, messageId: string): Promise<boolean> {
  return (await redrive(shop, { id: messageId })) === 1;
}

/**
 * The same for every message of a shop that came to nothing and fits the filter: after an outage, or a mended account.
 * Calls of which nobody knows whether they were sent are left out, unless the filter asks for them.
 * @returns how many go through the gate again
 */
export async function redriveMessages(shop: string, filter: RedriveFilter = {}): Promise<number> {
  const { state, reason, channel, orderId, since } = filter;
  return redrive(shop, {
    state: state ?? { in: ["failed", "dead"] },
    ...(reason === undefined ? {} : { reason }),
    ...(channel === undefined ? {} : { channel }),
    ...(orderId === undefined ? {} : { orderId }),
    ...(since === undefined ? {} : { occurredAt: { gte: since } }),
  });
}

function redrive(shop: string, which: Prisma.MessageWhereInput): Promise<number> {
  return transaction(async (tx) => {
    const { count } = await tx.message.updateMany({
      where: { AND: [{ shop, state: { in: [...REDRIVABLE] }, recipientSealed: { not: null } }, which] },
      data: { state: "pending", reason: null, attempts: 0, attemptId: null, runAt: new Date(), finishedAt: null },
    });
    if (count > 0) await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
    return count;
  });
}
