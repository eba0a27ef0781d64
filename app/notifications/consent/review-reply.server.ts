import { recordAlert } from "#app/alerts/record-alert.server.ts";
import { db, transaction } from "#app/db.server.ts";

import type { Address } from "./suppressions.server.ts";

/**
 * Asks the merchant to look at an answer that may mean "leave me alone". The words stay in the inbox for a week and
 * go nowhere else; the alert names the order that was last texted about.
 * @param replyId the provider's id of the answer: told twice, it is one alert
 */
export async function reviewReply({ shop, channel, addressHash }: Address, replyId: string): Promise<void> {
  const where = { shop, channel, recipientHash: addressHash };
  const last = await db.message.findFirst({ where, orderBy: { createdAt: "desc" }, select: { orderId: true } });
  const order =
    last && (await db.order.findFirst({ where: { shop, id: last.orderId }, select: { id: true, name: true } }));
  if (!order) return;
  const facts = { orderId: order.id, orderName: order.name };
  await transaction((tx) =>
    recordAlert(tx, shop, { kind: "doubtful_reply", dedupeKey: `doubtful_reply|${replyId}`, facts }),
  );
}
