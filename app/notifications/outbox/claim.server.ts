import { type Db, transaction } from "#app/db.server.ts";
import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";

import { refuse, type Refusal } from "#app/notifications/arbiter/gate.ts";
import { readGateFacts } from "#app/notifications/arbiter/gate-facts.server.ts";

/** A message whose intent to be sent is on record: whoever holds its attempt may call the provider once. */
export interface ClaimedMessage {
  id: string;
  shop: string;
  orderId: string;
  shipmentId: string | null;
  /** What an answer is about. */
  subjectId: string | null;
  kind: OutboxKind;
  channel: Channel;
  attemptId: string;
  /** Attempts so far, this one included. */
  attempts: number;
  expiresAt: Date;
  recipientHash: Uint8Array<ArrayBuffer>;
  recipientSealed: Uint8Array<ArrayBuffer>;
}

/** So many of one shop's messages may be on their way at once: nobody's backlog holds up the others. */
const IN_FLIGHT_PER_SHOP = 50;

/**
 * Takes up to `limit` due messages, in turn over the shops, each shop's oldest first, and puts them through
 * the gate. The time is the database's. When it returns, every claimed message is committed as `sending`.
 * @returns what is to be sent now, and how many due messages were looked at
 */
export async function claimDue(limit: number): Promise<{ claimed: ClaimedMessage[]; seen: number }> {
  return transaction(async (tx) => {
    const ids = await lockDue(tx, limit);
    if (ids.length === 0) return { claimed: [], seen: 0 };
    const facts = await readGateFacts(tx, ids);
    const verdicts = facts.map((fact) => ({ id: fact.id, refusal: refuse(fact) }));
    await close(
      tx,
      verdicts.flatMap(({ id, refusal }) => (refusal ? [{ id, ...refusal }] : [])),
    );
    const open = verdicts.filter(({ refusal }) => refusal === null).map(({ id }) => id);
    const claimed = open.length === 0 ? [] : await commitIntent(tx, open);
    return { claimed: claimed.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), seen: facts.length };
  });
}

/** `waiting` hops from shop to shop through the index instead of reading a backlog to find its owner. */
async function lockDue(tx: Db, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive waiting(shop) as (
      (select shop from "Message" where state = 'pending' order by shop limit 1)
      union all
      select (select m.shop from "Message" m where m.state = 'pending' and m.shop > waiting.shop order by m.shop limit 1)
        from waiting where waiting.shop is not null
    ),
    turn as (
      select w.shop, head."runAt"
        from waiting w
        join "Shop" s on s.domain = w.shop and (s."pausedAt" is null or s."uninstalledAt" is not null)
       cross join lateral (
         select m."runAt" from "Message" m where m.state = 'pending' and m.shop = w.shop order by m."runAt" limit 1
       ) head
       where head."runAt" <= now()
         and (select count(*) from "Message" m where m.state = 'sending' and m.shop = w.shop) < ${IN_FLIGHT_PER_SHOP}
       order by head."runAt" limit ${limit}
    ),
    due as (
      select mine.id, mine."runAt", row_number() over (partition by turn.shop order by mine."runAt", mine.id) as place
        from turn
       cross join lateral (
         select m.id, m."runAt" from "Message" m
          where m.state = 'pending' and m.shop = turn.shop and m."runAt" <= now()
          order by m."runAt", m.id limit ${limit} for update skip locked
       ) mine
    )
    select id from due order by place, "runAt", id limit ${limit}`;
  return rows.map((row) => row.id);
}

async function close(tx: Db, refused: ({ id: string } & Refusal)[]) {
  if (refused.length === 0) return;
  await tx.$executeRaw`
    update "Message" m set state = v.state::"MessageState", reason = v.reason, "finishedAt" = now()
      from unnest(${refused.map((row) => row.id)}::uuid[], ${refused.map((row) => row.state)}::text[],
                  ${refused.map((row) => row.reason)}::text[]) as v(id, state, reason)
     where m.id = v.id`;
}

function commitIntent(tx: Db, ids: string[]): Promise<ClaimedMessage[]> {
  return tx.$queryRaw<ClaimedMessage[]>`
    update "Message" m
       set state = 'sending', "attemptId" = gen_random_uuid(), "sendingAt" = now(), attempts = m.attempts + 1,
           reason = null, provider = case m.channel when 'email' then 'sendgrid' else 'twilio' end
     where m.id = any(${ids}::uuid[])
    returning m.id, m.shop, m."orderId", m."shipmentId", m."subjectId", m.kind, m.channel, m."attemptId", m.attempts,
              m."expiresAt", m."recipientHash", m."recipientSealed"`;
}
