import type { Db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { normalizeEmail } from "#app/lib/contact.ts";
import { readContact } from "#app/orders/contact.ts";
import type { Vault } from "#app/shops/vault.server.ts";
import type { AnswerKind } from "#app/tracking/message-kind.ts";

import { messageKey } from "./message-key.ts";
import { expiryOf, priorityOf } from "./message-time.ts";

export interface Answer {
  kind: AnswerKind;
  orderId: string;
  shipmentId: string;
  /** The code or the request it is about: one answer each, however often it is planned. */
  subjectId: string;
}

/**
 * Writes down an answer to what a shopper has just done, for the e-mail address of the order. An order without
 * one gets a row that says so.
 */
export async function planAnswer(tx: Db, shop: string, vault: Vault, answer: Answer, now: Date): Promise<void> {
  const { kind, orderId, shipmentId, subjectId } = answer;
  const order = await tx.order.findFirstOrThrow({ where: { shop, id: orderId } });
  const email = normalizeEmail(readContact(vault, order).email);
  const recipientHash = email === null ? new Uint8Array() : vault.index("email", email);
  const row = {
    key: messageKey({ shop, subjectId, kind, cycle: 0, channel: "email", recipientHash }),
    ...{ shop, orderId, shipmentId, subjectId, kind, recipientHash },
    channel: "email",
    occurredAt: now,
    priority: priorityOf(kind),
    runAt: now,
    expiresAt: expiryOf(kind, now, []),
  };
  const fate =
    email === null
      ? { state: "skipped" as const, reason: "no_address", finishedAt: now }
      : { state: "pending" as const, recipientSealed: vault.seal("Message.recipientSealed", email) };
  if (kind === "delivery_code") await dropOtherCodes(tx, shop, answer, now);
  const { count } = await tx.message.createMany({ data: [{ ...row, ...fate }], skipDuplicates: true });
  if (count > 0 && email !== null) await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
}

/** A newer code has ended the others: a mail that still waits with one would only confuse. */
async function dropOtherCodes(tx: Db, shop: string, { orderId, subjectId }: Answer, now: Date): Promise<void> {
  await tx.message.updateMany({
    where: { shop, orderId, kind: "delivery_code", subjectId: { not: subjectId }, state: "pending" },
    data: { state: "superseded", reason: "newer_news", finishedAt: now },
  });
}
