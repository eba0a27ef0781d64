import { db } from "#app/db.server.ts";
import { sweep } from "#app/lib/sweep.ts";

import { parseSendingRules } from "./sending-rules.ts";

const DAY = 86_400_000;
const SWEEP_ROWS = 1_000;
/** A text whose call broke off is looked for at the provider for minutes; complaints about one come within weeks. */
const BODY_HASH_DAYS = 30;
const RECEIPT_DAYS = 90;
/** As long as facts: a year, and a month to look back on it. */
const MESSAGE_DAYS = 400;

export interface Forgotten {
  addresses: number;
  bodyHashes: number;
  receipts: number;
  messages: number;
}

/**
 * Lets go of what messages have left behind, a thousand rows at a time: addresses, hashes of texts, receipts, and in
 * the end the rows themselves, of which a count by month stays. Consents and opt-outs stay.
 */
export async function forgetOldMessages(now: Date): Promise<Forgotten> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  const kept = await listKept(before);
  return {
    addresses: await sweep(SWEEP_ROWS, () => forgetAddresses(kept)),
    bodyHashes: await sweep(SWEEP_ROWS, () => forgetBodyHashes(before(BODY_HASH_DAYS))),
    receipts: await sweep(SWEEP_ROWS, () => forgetReceipts(before(RECEIPT_DAYS))),
    messages: await sweep(SWEEP_ROWS, () => countAndForget(before(MESSAGE_DAYS))),
  };
}

interface Kept {
  shops: string[];
  befores: Date[];
}

async function listKept(before: (days: number) => Date): Promise<Kept> {
  const shops = await db.shop.findMany({ select: { domain: true, sendingRules: true } });
  return {
    shops: shops.map((shop) => shop.domain),
    befores: shops.map((shop) => before(parseSendingRules(shop.sendingRules).addressKeptDays)),
  };
}

/** An order that still moves may need the address once more; a message that still waits does need it. */
function forgetAddresses({ shops, befores }: Kept): Promise<number> {
  return db.$executeRaw`
    update "Message" set "recipientSealed" = null
     where id in (
       select m.id
         from unnest(${shops}::text[], ${befores}::timestamptz[]) kept(shop, before)
         join "Message" m on m.shop = kept.shop and m."createdAt" < kept.before
        where m."recipientSealed" is not null and m.state not in ('pending', 'sending')
          and not exists (
            select 1 from "Shipment" p
             where p."orderId" = m."orderId" and p.shop = m.shop and p."removedAt" is null
               and greatest(p."createdAt", p."statusAt", p."lastEventAt", p."deliveredAt") >= kept.before)
        limit ${SWEEP_ROWS})`;
}

function forgetBodyHashes(before: Date): Promise<number> {
  return db.$executeRaw`
    update "Message" set "bodyHash" = null
     where id in (select id from "Message" where "bodyHash" is not null and "createdAt" < ${before} limit ${SWEEP_ROWS})`;
}

function forgetReceipts(before: Date): Promise<number> {
  return db.$executeRaw`
    delete from "MessageReceipt"
     where id in (select id from "MessageReceipt" where "happenedAt" < ${before} limit ${SWEEP_ROWS})`;
}

/** Counting and forgetting are one statement: nothing is counted twice, nothing is lost. */
async function countAndForget(before: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ forgotten: number }[]>`
    with gone as (
      delete from "Message"
       where id in (select id from "Message" where "createdAt" < ${before} and state not in ('pending', 'sending')
                     limit ${SWEEP_ROWS})
      returning shop, date_trunc('month', "createdAt")::date as month, kind, channel, state, segments
    ), counted as (
      insert into "MessageTally" (shop, "monthOn", kind, channel, state, messages, segments)
      select shop, month, kind, channel, state, count(*), coalesce(sum(segments), 0)
        from gone group by shop, month, kind, channel, state
      on conflict (shop, "monthOn", kind, channel, state) do update
        set messages = "MessageTally".messages + excluded.messages, segments = "MessageTally".segments + excluded.segments
    )
    select count(*)::int as forgotten from gone`;
  return row?.forgotten ?? 0;
}
