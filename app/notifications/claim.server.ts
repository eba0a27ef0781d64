import { Prisma } from "@prisma/client";

import { type Db, transaction } from "#app/db.server.ts";
import { type Channel, isAnswer, type OutboxKind } from "#app/tracking/message-kind.ts";
import type { Status } from "#app/tracking/status.ts";

import { refuse, type Refusal } from "./gate.ts";
import { completeRules, isRuleOn } from "./rule.ts";

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
    const rows = await readFacts(tx, ids);
    const verdicts = rows.map((row) => ({ id: row.id, refusal: refuse(factsOf(row)) }));
    await close(
      tx,
      verdicts.flatMap(({ id, refusal }) => (refusal ? [{ id, ...refusal }] : [])),
    );
    const open = verdicts.filter(({ refusal }) => refusal === null).map(({ id }) => id);
    const claimed = open.length === 0 ? [] : await commitIntent(tx, open);
    return { claimed: claimed.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), seen: rows.length };
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

interface FactRow {
  id: string;
  kind: OutboxKind;
  channel: Channel;
  cycle: number;
  occurredAt: Date;
  expired: boolean;
  hasRecipient: boolean;
  suppressed: boolean;
  unreachable: boolean;
  enabled: boolean | null;
  installed: boolean;
  notifyFrom: Date | null;
  cancelled: boolean | null;
  redacted: boolean | null;
  shipmentId: string | null;
  status: Status | null;
  parcelCycle: number | null;
  removed: boolean | null;
}

function readFacts(tx: Db, ids: string[]): Promise<FactRow[]> {
  return tx.$queryRaw<FactRow[]>`
    select m.id, m.kind, m.channel, m.cycle, m."occurredAt", m."shipmentId",
           m."expiresAt" <= now() as expired, m."recipientSealed" is not null as "hasRecipient",
           exists (select 1 from "Suppression" x where x.shop = m.shop and x.channel = m.channel
                      and x."addressHash" = m."recipientHash") as suppressed,
           exists (select 1 from "Suppression" x where x.shop = m.shop and x.channel = m.channel
                      and x."addressHash" = m."recipientHash" and x.reason in ('bounced', 'unreachable')) as unreachable,
           r.enabled, s."uninstalledAt" is null as installed, s."notifyFrom",
           o."cancelledAt" is not null as cancelled, o."redactedAt" is not null or o.id is null as redacted,
           p.status::text as status, p.cycle as "parcelCycle", p."removedAt" is not null or p.id is null as removed
      from "Message" m
      join "Shop" s on s.domain = m.shop
      left join "Order" o on o.id = m."orderId" and o.shop = m.shop
      left join "Shipment" p on p.id = m."shipmentId" and p.shop = m.shop
      left join "NotificationRule" r on r.shop = m.shop and r.kind = m.kind and r.channel = m.channel
     where m.id in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
}

function factsOf(row: FactRow) {
  const { kind, channel, enabled } = row;
  const chosen = enabled === null ? [] : [{ kind, channel, enabled }];
  const parcel = { status: row.status ?? "pending", cycle: row.parcelCycle ?? 0, removed: row.removed === true };
  return {
    ...row,
    ruleOn: !isAnswer(kind) && isRuleOn(completeRules(chosen), kind, channel),
    shop: { installed: row.installed, notifyFrom: row.notifyFrom },
    order: { cancelled: row.cancelled === true, redacted: row.redacted !== false },
    parcel: row.shipmentId === null ? null : parcel,
  };
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
