import { Prisma } from "@prisma/client";

import { columnsOf, type Sql } from "#app/lib/prepared-sql.server.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import type { Vault } from "#app/shops/vault.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { arrange, type OutboxRow, type RowChange } from "./arrange.ts";
import type { PlannedMessage } from "./plan.ts";
import type { ParcelNow } from "./truth.ts";

interface Plan {
  planned: PlannedMessage[];
  parcels: ReadonlyMap<string, ParcelNow>;
  addresses: Record<Channel, string | null>;
  vault: Vault;
}

/**
 * Fits a plan into the outbox. The order must be locked, so that no other plan for it is under way.
 * @returns how many new messages are to be sent
 */
export async function writePlan(tx: Sql, of: { shop: string; orderId: string }, plan: Plan): Promise<number> {
  const rows = await readRows(tx, of);
  const { inserts, changes } = arrange(rows, plan.planned, plan.parcels);
  if (inserts.length > 0) {
    await insert(tx, inserts, plan);
  }
  for (const change of changes) await write(tx, of, change);
  return inserts.filter(({ state }) => state === "pending").length;
}

/** Drops everything that still waits for this order, answers included. */
export async function dropWaiting(tx: Sql, shop: string, orderId: string): Promise<void> {
  await tx.$executeRaw`
    update "Message" set state = 'superseded', reason = 'order_cancelled', "finishedAt" = now()
     where shop = ${shop} and "orderId" = ${orderId}::uuid and state = 'pending'`;
}

// Named here, so that the compiler misses what is not read.
const ROW = columnsOf(
  {
    ...{ id: true, key: true, state: true, shipmentId: true, kind: true, channel: true, cycle: true, cause: true },
    ...{
      recipientHash: true,
      recipientSealed: true,
      mergedIntoId: true,
      runAt: true,
      expiresAt: true,
      sendingAt: true,
    },
  } satisfies Record<keyof OutboxRow, true>,
  "m",
);

/**
 * What waits is locked before it is looked at: who sends it in this moment goes first, and then it is no message to
 * merge into any more. Answers to the shopper are no news.
 */
async function readRows(tx: Sql, { shop, orderId }: { shop: string; orderId: string }): Promise<OutboxRow[]> {
  await tx.$queryRaw`
    select 1 from "Message"
     where shop = ${shop} and "orderId" = ${orderId}::uuid and state = 'pending' order by id for update`;
  return tx.$queryRaw<OutboxRow[]>`
    select ${ROW}
      from "Message" m
     where m.shop = ${shop} and m."orderId" = ${orderId}::uuid and m."subjectId" is null
     order by m.id`;
}

async function insert(tx: Sql, messages: PlannedMessage[], { addresses, vault }: Plan): Promise<void> {
  const now = new Date();
  const rows = messages.map(({ recipientHash, ...message }) => {
    const address = message.state === "pending" ? addresses[message.channel] : null;
    return {
      ...message,
      id: timeOrderedId(now),
      hash: Buffer.from(recipientHash).toString("hex"),
      sealed: address === null ? null : vault.seal("Message.recipientSealed", address).toString("hex"),
      finishedAt: message.state === "pending" ? null : now,
    };
  });
  await tx.$executeRaw`
    insert into "Message" (id, key, shop, "orderId", "shipmentId", kind, channel, cycle, cause, priority,
                           "recipientHash", "recipientSealed", state, reason, "mergedIntoId", "occurredAt", "runAt", "expiresAt",
                           "finishedAt")
    select m.id, m.key, m.shop, m."orderId", m."shipmentId", m.kind, m.channel, m.cycle, m.cause, m.priority,
           decode(m.hash, 'hex'), decode(m.sealed, 'hex'), m.state::"MessageState", m.reason, m."mergedIntoId",
           m."occurredAt", m."runAt", m."expiresAt", m."finishedAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as m(id uuid, key text, shop text, "orderId" uuid, "shipmentId" uuid, kind text, channel text, cycle int,
                cause text, priority smallint, hash text, sealed text, state text, reason text, "mergedIntoId" uuid,
                "occurredAt" timestamptz, "runAt" timestamptz, "expiresAt" timestamptz, "finishedAt" timestamptz)
    on conflict do nothing`;
}

/** What left or ended meanwhile stays as it is: only waiting rows and those merged into them are changed. */
async function write(tx: Sql, { shop }: { shop: string }, { id, ...change }: RowChange): Promise<void> {
  const finished = change.state && { finishedAt: change.state === "pending" ? null : new Date() };
  const values = Object.entries({ ...change, ...finished });
  const sets = values.map(
    ([column, value]) => Prisma.sql`${Prisma.raw(`"${column}"`)} = ${value}${CAST[column] ?? Prisma.empty}`,
  );
  await tx.$executeRaw`
    update "Message" set ${Prisma.join(sets)}
     where shop = ${shop} and id = ${id}::uuid and (state = 'pending' or "mergedIntoId" is not null)`;
}

/** The driver does not know a column's type until it is told. */
const CAST: Record<string, Prisma.Sql> = {
  state: Prisma.raw('::"MessageState"'),
  mergedIntoId: Prisma.raw("::uuid"),
};
