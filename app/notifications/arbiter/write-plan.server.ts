import type { Db } from "#app/db.server.ts";
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
export async function writePlan(tx: Db, of: { shop: string; orderId: string }, plan: Plan): Promise<number> {
  const rows = await readRows(tx, of);
  const { inserts, changes } = arrange(rows, plan.planned, plan.parcels);
  if (inserts.length > 0) {
    await tx.message.createMany({ data: inserts.map((message) => stored(message, plan)), skipDuplicates: true });
  }
  for (const change of changes) await write(tx, of, change);
  return inserts.filter(({ state }) => state === "pending").length;
}

/** Drops everything that still waits for this order, answers included. */
export async function dropWaiting(tx: Db, shop: string, orderId: string): Promise<void> {
  const dropped = { state: "superseded", reason: "order_cancelled", finishedAt: new Date() } as const;
  await tx.message.updateMany({ where: { shop, orderId, state: "pending" }, data: dropped });
}

/**
 * What waits is locked before it is looked at: who sends it in this moment goes first, and then it is no message to
 * merge into any more. Answers to the shopper are no news.
 */
async function readRows(tx: Db, { shop, orderId }: { shop: string; orderId: string }): Promise<OutboxRow[]> {
  await tx.$queryRaw`
    select 1 from "Message"
     where shop = ${shop} and "orderId" = ${orderId}::uuid and state = 'pending' order by id for update`;
  const rows = await tx.message.findMany({ where: { shop, orderId, subjectId: null }, orderBy: { id: "asc" } });
  return rows as OutboxRow[];
}

function stored(message: PlannedMessage, { addresses, vault }: Plan) {
  const isWaiting = message.state === "pending";
  const address = isWaiting ? addresses[message.channel] : null;
  return {
    ...message,
    recipientSealed: address === null ? null : vault.seal("Message.recipientSealed", address),
    finishedAt: isWaiting ? null : new Date(),
  };
}

/** What left or ended meanwhile stays as it is: only waiting rows and those merged into them are changed. */
async function write(tx: Db, of: { shop: string }, { id, ...change }: RowChange): Promise<void> {
  const finished = change.state && { finishedAt: change.state === "pending" ? null : new Date() };
  const where = { ...of, id, OR: [{ state: "pending" as const }, { mergedIntoId: { not: null } }] };
  await tx.message.updateMany({ where: { shop: where.shop, id, OR: where.OR }, data: { ...change, ...finished } });
}
