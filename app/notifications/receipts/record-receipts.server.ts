import type { Message, Prisma } from "@prisma/client";

import { recordAlert } from "#app/alerts/record-alert.server.ts";
import { pass } from "#app/checkpoint.server.ts";
import { type Db, db, transaction } from "#app/db.server.ts";
import { normalizePhone } from "#app/lib/contact.ts";
import { isoDay } from "#app/lib/day.ts";
import { logger } from "#app/logger.server.ts";
import { accountName, channelOf, ownerOf } from "#app/providers/account.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { moveForward, reasonOfSilence, sendAgain } from "./apply-receipt.server.ts";
import { findTexted, findTextedBefore } from "./texted-shops.server.ts";
import { meaningOfSendgrid, meaningOfTwilio, type ReceiptMeaning } from "./receipt.ts";
import type { InboundSms, SendgridEvent, SendgridEvents, TwilioStatus } from "./receipt-body.ts";
import { reviewReply } from "#app/notifications/consent/review-reply.server.ts";
import { mayRefuse, wishOf } from "#app/notifications/consent/stop-word.ts";
import { liftStop, stopTexts, suppressAddress } from "#app/notifications/consent/suppressions.server.ts";

/** How many receipts were new, and how many spoke of messages that are not ours (any more). */
export interface Recorded {
  recorded: number;
  unknown: number;
}

/**
 * Records a batch of SendGrid events; repeated and late ones change nothing.
 * @param owner the shop whose own account tells it: it may speak of its own messages alone. Null: the app's account.
 */
export async function recordSendgridEvents(owner: string | null, events: SendgridEvents): Promise<Recorded> {
  const readable = events.filter((event): event is SendgridEvent & { n: string } => event?.n !== undefined);
  const total = { recorded: 0, unknown: events.length - readable.length };
  for (const event of readable) {
    const meaning = meaningOfSendgrid(event.event, event.type, event.reason);
    const detail = event.type ?? null;
    const receipt = { providerEventId: event.sg_event_id, kind: event.event, happenedAt: event.timestamp, detail };
    const result = await recordReceipt({ id: event.n, ...carriedBy(owner, "email") }, receipt, meaning);
    total[result === "unknown" ? "unknown" : "recorded"] += result === "repeated" ? 0 : 1;
  }
  if (total.unknown > 0) logger.info({ provider: "sendgrid", unknown: total.unknown }, "receipts for unknown messages");
  return total;
}

/**
 * Records one Twilio status. Twilio gives it no time of its own: the time of hearing stands for it.
 * @param owner as for {@link recordSendgridEvents}
 */
export async function recordTwilioStatus(owner: string | null, status: TwilioStatus): Promise<Recorded> {
  const meaning = meaningOfTwilio(status.MessageStatus, status.ErrorCode);
  const where = status.n ? { id: status.n } : { provider: "twilio", providerMessageId: status.MessageSid };
  const result = await recordReceipt(
    { ...where, ...carriedBy(owner, "sms") },
    {
      providerEventId: `${status.MessageSid}|${status.MessageStatus}`,
      kind: status.MessageStatus,
      happenedAt: new Date(),
      detail: status.ErrorCode === undefined ? null : String(status.ErrorCode),
    },
    meaning,
    status.MessageSid,
  );
  if (result === "unknown") logger.info({ provider: "twilio", unknown: 1 }, "receipts for unknown messages");
  return { recorded: result === "new" ? 1 : 0, unknown: result === "unknown" ? 1 : 0 };
}

/** Messages that this account may tell of: a shop's own account never touches another shop's. */
function carriedBy(owner: string | null, channel: Channel): Prisma.MessageWhereInput {
  if (owner !== null) return { shop: owner, account: accountName(owner, channel) };
  return { channel, OR: [{ account: null }, { account: accountName(null, channel) }] };
}

type Receipt = Pick<Prisma.MessageReceiptCreateManyInput, "providerEventId" | "kind" | "happenedAt" | "detail">;
type Result = "new" | "repeated" | "unknown";

function recordReceipt(
  where: Prisma.MessageWhereInput,
  receipt: Receipt,
  meaning: ReceiptMeaning,
  providerMessageId: string | null = null,
): Promise<Result> {
  return transaction(async (tx) => {
    const message = await tx.message.findFirst({ where });
    if (!message) return "unknown";
    const { shop, id, recipientHash } = message;
    const data = [{ ...receipt, shop, messageId: id }];
    const { count } = await tx.messageReceipt.createMany({ data, skipDuplicates: true });
    if (count === 0) return "repeated";
    const happenedAt = new Date(receipt.happenedAt);
    if (!(await sendAgain(tx, message, meaning, providerMessageId))) {
      await moveForward(tx, { shop, id }, meaning, { ...receipt, happenedAt, providerMessageId });
    }
    if (meaning.concernsAccount) await tellOwner(tx, message);
    pass("receipt.recorded");
    const address = { shop, channel: message.channel as Channel, addressHash: recipientHash };
    const suppress = meaning.suppress ?? (await reasonOfSilence(tx, address, meaning));
    if (suppress) await suppressAddress(tx, address, suppress, happenedAt, meaning.suppressDays);
    return "new";
  });
}

/** An account that drops what it has taken: its shop hears of it once a day, of the app's own the log tells. */
async function tellOwner(tx: Db, { shop, id, account }: Message): Promise<void> {
  logger.error({ messageId: id, shop, account }, "account drops what it takes");
  if (account === null || ownerOf(account) === null) return;
  const facts = { channel: channelOf(account) };
  const dedupeKey = `drops|${account}|${isoDay(new Date())}`;
  await recordAlert(tx, shop, { kind: "account_drops", dedupeKey, facts });
}

/**
 * STOP and START. To a shop's own number they concern that shop alone; to the app's, every shop that has ever texted
 * this phone from it: the shopper cannot tell the shops behind one number apart, so the wish is taken in its widest
 * sense.
 * @param owner the shop whose own number it came to, or null
 * @param at when it came: read out of order, the younger wish counts
 * @returns the number of shops it concerns
 */
export async function recordInboundSms(
  owner: string | null,
  sms: InboundSms,
  at = new Date(),
): Promise<{ shops: number }> {
  const wish = wishOf(sms.Body, sms.OptOutType) ?? (mayRefuse(sms.Body) ? "doubtful" : null);
  const phone = normalizePhone(sms.From);
  if (!phone || wish === null || wish === "help") return { shops: 0 };
  const known = await findTexted(owner, phone);
  const texted = known.length > 0 ? known : await findTextedBefore(owner, phone);
  for (const { shop, addressHash } of texted) {
    const address = { shop, channel: "sms" as const, addressHash };
    if (wish === "doubtful") await reviewReply(address, sms.MessageSid);
    else await (wish === "stop" ? stopTexts(db, address, at) : liftStop(db, address, at));
  }
  return { shops: texted.length };
}
