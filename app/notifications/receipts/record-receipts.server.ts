import type { Prisma } from "@prisma/client";

import { pass } from "#app/checkpoint.server.ts";
import { type Db, db, transaction } from "#app/db.server.ts";
import { normalizePhone } from "#app/lib/contact.ts";
import { logger } from "#app/logger.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { meaningOfSendgrid, meaningOfTwilio, type ReceiptMeaning, replaceableBy } from "./receipt.ts";
import type { InboundSms, SendgridEvent, SendgridEvents, TwilioStatus } from "./receipt-body.ts";
import { reviewReply } from "#app/notifications/consent/review-reply.server.ts";
import { mayRefuse, wishOf } from "#app/notifications/consent/stop-word.ts";
import { liftStop, suppressAddress } from "#app/notifications/consent/suppressions.server.ts";

/** How many receipts were new, and how many spoke of messages that are not ours (any more). */
export interface Recorded {
  recorded: number;
  unknown: number;
}

/** Records a batch of SendGrid events; repeated and late ones change nothing. */
export async function recordSendgridEvents(events: SendgridEvents): Promise<Recorded> {
  const readable = events.filter((event): event is SendgridEvent & { n: string } => event?.n !== undefined);
  const total = { recorded: 0, unknown: events.length - readable.length };
  for (const event of readable) {
    const meaning = meaningOfSendgrid(event.event, event.type);
    const detail = event.type ?? null;
    const receipt = { providerEventId: event.sg_event_id, kind: event.event, happenedAt: event.timestamp, detail };
    const result = await recordReceipt({ id: event.n }, receipt, meaning);
    total[result === "unknown" ? "unknown" : "recorded"] += result === "repeated" ? 0 : 1;
  }
  if (total.unknown > 0) logger.info({ provider: "sendgrid", unknown: total.unknown }, "receipts for unknown messages");
  return total;
}

/** Records one Twilio status. Twilio gives it no time of its own: the time of hearing stands for it. */
export async function recordTwilioStatus(status: TwilioStatus): Promise<Recorded> {
  const meaning = meaningOfTwilio(status.MessageStatus, status.ErrorCode);
  const where = status.n ? { id: status.n } : { provider: "twilio", providerMessageId: status.MessageSid };
  const result = await recordReceipt(
    where,
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
    await moveForward(tx, { shop, id }, meaning, new Date(receipt.happenedAt), providerMessageId);
    pass("receipt.recorded");
    const channel = message.channel as Channel;
    if (meaning.suppress) await suppressAddress(tx, { shop, channel, addressHash: recipientHash }, meaning.suppress);
    return "new";
  });
}

async function moveForward(
  tx: Db,
  { shop, id }: { shop: string; id: string },
  { state, reason: said, opened }: ReceiptMeaning,
  happenedAt: Date,
  providerMessageId: string | null,
) {
  if (!state) return;
  const reason = said ?? null;
  const replaceable = replaceableBy(state);
  await tx.$executeRaw`
    update "Message" m
       set state = case when moves then ${state}::"MessageState" else m.state end,
           reason = case when moves then ${reason} else coalesce(${reason}, m.reason) end,
           "finishedAt" = case when moves and ${state} <> 'accepted' then ${happenedAt} else m."finishedAt" end,
           "acceptedAt" = coalesce(m."acceptedAt", ${happenedAt}),
           "openedAt" = case when ${opened === true} then least(m."openedAt", ${happenedAt}) else m."openedAt" end,
           "providerMessageId" = coalesce(m."providerMessageId", ${providerMessageId})
      from (select state::text = any(${replaceable}::text[]) as moves from "Message" where id = ${id}::uuid for update) now
     where m.shop = ${shop} and m.id = ${id}::uuid`;
}

/**
 * STOP and START, for every shop that has ever written to this number from ours: the shopper cannot tell the
 * shops behind one number apart, so the wish is taken in its widest sense. HELP is answered by Twilio.
 * @returns the number of shops it concerns
 */
export async function recordInboundSms(sms: InboundSms): Promise<{ shops: number }> {
  const wish = wishOf(sms.Body, sms.OptOutType) ?? (mayRefuse(sms.Body) ? "doubtful" : null);
  const phone = normalizePhone(sms.From);
  if (!phone || wish === null || wish === "help") return { shops: 0 };
  // The number is hashed under each shop's own key: one look into an index a shop, never through its messages.
  const all = await db.shop.findMany({ select: { domain: true } });
  let shops = 0;
  for (const { domain: shop } of all) {
    const addressHash = (await openVault(shop)).index("phone", phone);
    if (!(await db.message.findFirst({ where: { shop, channel: "sms", recipientHash: addressHash } }))) continue;
    const address = { shop, channel: "sms" as const, addressHash };
    if (wish === "doubtful") await reviewReply(address, sms.MessageSid);
    else await (wish === "stop" ? suppressAddress(db, address, "stop") : liftStop(db, address));
    shops += 1;
  }
  return { shops };
}
