import type { Message } from "@prisma/client";

import type { Db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Address } from "#app/notifications/consent/suppressions.server.ts";
import type { SuppressionReason } from "#app/providers/outcome.ts";

import { OUT_OF_REACH_IN_A_ROW, type ReceiptMeaning, replaceableBy } from "./receipt.ts";

/** What came with a receipt. */
export interface Said {
  happenedAt: Date;
  providerEventId: string;
  providerMessageId: string | null;
}

/** Words by which a provider says that a call has come to nothing. */
const CAME_TO_NOTHING = ["bounce", "dropped", "undelivered", "failed", "canceled"];

/**
 * Moves a message forward by what its provider said; a lower rank never replaces a higher one. A message that waits to
 * leave once more, for whatever reason, has left after all, then: unless the provider had said before that the first
 * call came to nothing, and this is only a late word about it.
 */
export async function moveForward(
  tx: Db,
  { shop, id }: { shop: string; id: string },
  { state, reason: said, opened }: ReceiptMeaning,
  { happenedAt, providerEventId, providerMessageId }: Said,
): Promise<void> {
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
           "providerMessageId" = case when moves then coalesce(m."providerMessageId", ${providerMessageId})
                                      else m."providerMessageId" end
      from (select called.state::text = any(${replaceable}::text[])
                   or (called.state = 'pending' and called."sendingAt" is not null and not exists (
                         select 1 from "MessageReceipt" r
                          where r.shop = ${shop} and r."messageId" = ${id}::uuid
                            and r.kind = any(${CAME_TO_NOTHING}::text[]) and r."providerEventId" <> ${providerEventId}
                      )) as moves
              from "Message" called where called.id = ${id}::uuid for update) now
     where m.shop = ${shop} and m.id = ${id}::uuid`;
}

/**
 * A text that the network may deliver later leaves once more, if it is still news then.
 * @returns false when it does not
 */
export async function sendAgain(
  tx: Db,
  { shop, id }: Message,
  { againAfterSeconds, reason }: ReceiptMeaning,
  providerMessageId: string | null,
): Promise<boolean> {
  if (againAfterSeconds === undefined) return false;
  const moved = await tx.$executeRaw`
    update "Message"
       set state = 'pending', resends = resends + 1, "attemptId" = null, "providerMessageId" = null,
           "runAt" = now() + ${againAfterSeconds} * interval '1 second', reason = ${reason ?? null}, "finishedAt" = null
     where shop = ${shop} and id = ${id}::uuid and state in ('sending', 'accepted', 'unknown') and resends = 0
       and "recipientSealed" is not null
       and ("providerMessageId" is null or "providerMessageId" = ${providerMessageId})
       and now() + ${againAfterSeconds} * interval '1 second' < "expiresAt"`;
  if (moved === 0) return false;
  const runAt = new Date(Date.now() + againAfterSeconds * 1_000);
  await enqueue(tx, "message.deliver", {}, { key: `message.deliver|${id}`, runAt });
  return true;
}

/** A phone that was out of reach for several texts in a row, with none delivered between them, is not in use. */
export async function reasonOfSilence(
  tx: Db,
  { shop, addressHash }: Address,
  { reason }: ReceiptMeaning,
): Promise<SuppressionReason | undefined> {
  if (reason !== "out_of_reach") return undefined;
  const rows = await tx.$queryRaw<{ isSilent: boolean }[]>`
    select detail = '30003' as "isSilent" from (
      select distinct on (m.id) m.id, r.detail, r."happenedAt"
        from "Message" m join "MessageReceipt" r on r.shop = m.shop and r."messageId" = m.id
       where m.shop = ${shop} and m.channel = 'sms' and m."recipientHash" = ${addressHash}
         and r.kind in ('delivered', 'read', 'undelivered', 'failed')
       order by m.id, r."happenedAt" desc, r.id desc
    ) newest order by "happenedAt" desc limit ${OUT_OF_REACH_IN_A_ROW}`;
  const isSilent = rows.length === OUT_OF_REACH_IN_A_ROW && rows.every((row) => row.isSilent);
  return isSilent ? "unreachable" : undefined;
}
