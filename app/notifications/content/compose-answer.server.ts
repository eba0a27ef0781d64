import { db } from "#app/db.server.ts";
import { codeDigits } from "#app/exceptions/code-digits.server.ts";
import { isoDay } from "#app/lib/day.ts";
import { readContact } from "#app/orders/contact.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { trackingUrl } from "#app/orders/tracking-url.ts";
import { brandOf } from "#app/shops/brand.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { DeliveryChoice } from "#app/tracking/delivery-choice.ts";
import type { AnswerKind } from "#app/tracking/message-kind.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { type AnswerView, plainAnswer, writeAnswer } from "./answer-copy.ts";
import type { ClaimedMessage } from "#app/notifications/outbox/claim.server.ts";
import { answerEmail } from "./emails/answer-email.ts";
import { oneLine } from "./plain-text.ts";
import type { EmailDraft } from "#app/providers/provider.ts";
import { unsubscribeUrl } from "#app/notifications/consent/unsubscribe.server.ts";

/**
 * Puts an answer to the shopper into words: the six digits, or what was chosen.
 * @throws Error when what it is about is gone
 */
export async function composeAnswer(message: ClaimedMessage & { kind: AnswerKind }): Promise<EmailDraft> {
  const { shop, orderId, kind } = message;
  const [row, vault, order, subject] = await Promise.all([
    requireShop(shop),
    openVault(shop),
    db.order.findFirstOrThrow({ where: { shop, id: orderId } }),
    findSubject(message),
  ]);
  const parcel = await db.shipment.findFirst({ where: { shop, id: subject.shipmentId }, select: { carrier: true } });
  const brand = brandOf(row);
  const name = brand.displayName || row.name;
  const token = await ensureTrackingLink(db, shop, orderId, message.recipientHash);
  const view: AnswerView = {
    kind,
    shop: { ...brand, name },
    orderName: order.name,
    firstName: readContact(vault, order).firstName,
    carrier: brand.maskCarrier ? "" : (parcel?.carrier ?? ""),
    choice: subject.choice as DeliveryChoice,
    day: subject.day && isoDay(subject.day),
    code: kind === "delivery_code" ? codeDigits(vault, subject.id) : null,
    trackingUrl: trackingUrl(row, token),
    unsubscribeUrl: kind === "delivery_code" ? null : unsubscribeUrl(message.id),
  };
  const copy = writeAnswer(view, wordsIn(chooseLanguage([order.locale, row.primaryLocale])));
  return {
    ...{
      channel: "email",
      messageId: message.id,
      to: vault.unseal("Message.recipientSealed", message.recipientSealed),
    },
    ...{ fromName: oneLine(name), replyTo: brand.supportEmail || null, subject: copy.subject },
    html: answerEmail(view, copy),
    text: plainAnswer(view, copy),
    unsubscribeUrl: view.unsubscribeUrl,
  };
}

function findSubject({ shop, kind, subjectId }: ClaimedMessage) {
  const where = { shop, id: subjectId ?? "" };
  const select = { id: true, shipmentId: true, choice: true, day: true } as const;
  return kind === "delivery_code"
    ? db.deliveryCode.findFirstOrThrow({ where, select })
    : db.deliveryRequest.findFirstOrThrow({ where, select });
}
