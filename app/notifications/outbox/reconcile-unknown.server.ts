import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { mapAtMost } from "#app/lib/map-at-most.ts";
import { sameBytes } from "#app/lib/same-bytes.ts";
import { logger } from "#app/logger.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { AccountRef } from "#app/providers/account.ts";
import { smsClientOf } from "#app/providers/clients.server.ts";
import type { SentText } from "#app/providers/sms-provider.server.ts";
import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";

import { fateOfUnknown, GRACE_SECONDS, LOOK_UP_AFTER_SECONDS } from "./resend.ts";
import { hashText } from "./sent-text.server.ts";

/** Looked at in one sweep; the rest in the next. */
const MOST_AT_ONCE = 200;
const LOOK_UPS_AT_ONCE = 4;

/** Texts that an account has sent to a number since then. @throws Error when nobody answers */
export type ListSent = (account: AccountRef, to: string, since: Date) => Promise<SentText[]>;

const askTwilio: ListSent = async (account, to, since) => (await smsClientOf(account)).listSent(to, since);

/**
 * Settles calls that broke off. A text is looked for at the provider, by its words; found, it was accepted. What is not
 * heard of within the grace time is sent once more where silence is worse than a doublet, and stays `unknown` else.
 */
export async function reconcileUnknown(listSent: ListSent = askTwilio, budgetMs = LOOK_UPS_MS): Promise<void> {
  if (!isLooking) {
    isLooking = true;
    const endsAt = Date.now() + budgetMs;
    const ask = async (text: BrokenText) => (Date.now() < endsAt ? lookUp(text, listSent) : undefined);
    await mapAtMost(LOOK_UPS_AT_ONCE, await findBrokenTexts(), ask).finally(() => (isLooking = false));
  }
  await decideOverdue();
}

/** Nothing is asked after this long: a provider that hangs must not keep the sweep beyond its own limit. */
const LOOK_UPS_MS = 30_000;
/** Of an earlier sweep of this process, which the provider keeps waiting. */
let isLooking = false;

interface BrokenText {
  id: string;
  shop: string;
  account: string;
  accountSavedAt: Date | null;
  sendingAt: Date;
  bodyHash: Uint8Array;
  recipientSealed: Uint8Array;
}

/** Asked of every minute until the grace is over: the provider's list may lag behind. Closed accounts are left alone. */
function findBrokenTexts(): Promise<BrokenText[]> {
  return db.$queryRaw<BrokenText[]>`
    select m.id, m.shop, m.account, a."savedAt" as "accountSavedAt", m."sendingAt", m."bodyHash", m."recipientSealed"
      from "Message" m
      left join "ProviderAccount" a on a.shop = m.shop and a.channel = m.channel
      left join "ProviderHealth" h on h.account = m.account
     where m.state = 'unknown' and m.channel = 'sms' and h."openedAt" is null and m.reason = 'broke_off' and m.account is not null
       and m."bodyHash" is not null and m."recipientSealed" is not null
       and m."sendingAt" < now() - ${LOOK_UP_AFTER_SECONDS} * interval '1 second'
     order by m."sendingAt" limit ${MOST_AT_ONCE}`;
}

async function lookUp(text: BrokenText, listSent: ListSent): Promise<void> {
  const { id, shop, account, sendingAt } = text;
  try {
    const vault = await openVault(shop);
    const to = vault.unseal("Message.recipientSealed", text.recipientSealed);
    const savedAt = account.startsWith("app|") ? null : text.accountSavedAt;
    const sent = await listSent({ name: account, savedAt }, to, new Date(sendingAt.getTime() - CLOCKS_APART_MS));
    const found = await firstOfOurs(sent.filter(({ body }) => sameBytes(hashText(body), text.bodyHash)));
    if (!found) return;
    await db.$executeRaw`
      update "Message" set state = 'accepted', reason = null, "providerMessageId" = ${found.sid}, "finishedAt" = null,
                           "acceptedAt" = coalesce("acceptedAt", "sendingAt")
       where shop = ${shop} and id = ${id}::uuid and state = 'unknown'`;
    logger.info({ messageId: id, shop }, "text found at the provider");
  } catch (error) {
    logger.warn({ messageId: id, shop, err: error }, "text could not be looked for");
  }
}

const CLOCKS_APART_MS = 60_000;

/** Not one that another message is known by: the same words may have gone to the number before. */
async function firstOfOurs(sent: SentText[]): Promise<SentText | undefined> {
  if (sent.length === 0) return undefined;
  const where = { provider: "twilio", providerMessageId: { in: sent.map(({ sid }) => sid) } };
  const known = await db.message.findMany({ where, select: { providerMessageId: true } });
  const taken = new Set(known.map(({ providerMessageId }) => providerMessageId));
  return sent.find(({ sid }) => !taken.has(sid));
}

async function decideOverdue(): Promise<void> {
  const overdue = await db.$queryRaw<{ id: string; kind: OutboxKind; channel: Channel; resends: number }[]>`
    select id, kind, channel, resends from "Message"
     where state = 'unknown' and reason = 'broke_off'
       and "sendingAt" < now() - ${GRACE_SECONDS} * interval '1 second'
     order by "sendingAt" limit ${MOST_AT_ONCE}`;
  const fates = overdue.map(({ id, kind, channel, resends }) => ({ id, fate: fateOfUnknown(kind, channel, resends) }));
  const idsOf = (wanted: string) => fates.filter(({ fate }) => fate === wanted).map(({ id }) => id);
  const [again, left] = [idsOf("resend"), idsOf("leave")];
  const stillUnknown = { state: "unknown", reason: "broke_off" } as const;
  if (again.length > 0) {
    // It keeps its reason: a receipt that comes after all ends the waiting.
    const data = { state: "pending", resends: 1, attemptId: null, runAt: new Date(), finishedAt: null } as const;
    await db.message.updateMany({ where: { id: { in: again }, ...stillUnknown }, data });
    await enqueue(db, "message.deliver", {}, { key: "message.deliver" });
  }
  if (left.length > 0) {
    await db.message.updateMany({ where: { id: { in: left }, ...stillUnknown }, data: { reason: "unconfirmed" } });
  }
}
