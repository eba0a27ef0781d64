import type { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { describeReason } from "#app/notifications/reason.ts";
import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";

import { findHolders } from "./holders.server.ts";
import { type LogFilter, readCursor, writeCursor } from "./log-filter.ts";
import { behind, whereOf } from "./log-where.server.ts";
import { explainWait, type Holders, type Wait } from "./wait.ts";

const LOG_PAGE = 50;

const COLUMNS = {
  ...{ id: true, orderId: true, shipmentId: true, kind: true, cause: true, channel: true, state: true, reason: true },
  ...{ occurredAt: true, createdAt: true, runAt: true, acceptedAt: true, finishedAt: true, openedAt: true },
  ...{ attempts: true, segments: true, priority: true, resends: true, mergedIntoId: true, recipientHash: true },
} satisfies Prisma.MessageSelect;

type Row = Prisma.MessageGetPayload<{ select: typeof COLUMNS }>;

/** One message of the log: when each step was taken, and why the next one was not. No address in it. */
export interface LogEntry {
  id: string;
  orderId: string;
  orderName: string;
  shipmentId: string | null;
  kind: OutboxKind;
  /** What makes it news where no status does. */
  cause: string | null;
  channel: Channel;
  state: Row["state"];
  reason: string | null;
  /** Why it was not sent, or what it waits for. */
  reasonText: string | null;
  wait: Wait | null;
  occurredAt: Date;
  decidedAt: Date;
  sentAt: Date | null;
  deliveredAt: Date | null;
  openedAt: Date | null;
  attempts: number;
  segments: number | null;
  recipientHash: string;
}

export interface LogPage {
  entries: LogEntry[];
  /** For `after`; null at the end of the log. */
  next: string | null;
}

/** A page of the shop's messages, newest first. */
export async function findLog(shop: string, filter: LogFilter, now: Date, size = LOG_PAGE): Promise<LogPage> {
  const holders = await findHolders(shop);
  const where = await whereOf(shop, filter, holders, now);
  return readLogPage(shop, where, filter.after, { holders, now, size });
}

interface Reading {
  holders: Holders;
  now: Date;
  size: number;
}

/** One page of a question that was put together before. */
export async function readLogPage(
  shop: string,
  where: Prisma.MessageWhereInput,
  after: string,
  { holders, now, size }: Reading,
): Promise<LogPage> {
  const cursor = readCursor(after);
  const rows = await db.message.findMany({
    where: cursor ? { AND: [where, behind(cursor)] } : where,
    select: COLUMNS,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: size + 1,
  });
  const page = rows.slice(0, size);
  const last = rows.length > size ? page.at(-1) : undefined;
  const [names, delivered] = await Promise.all([namesOf(shop, page), deliveriesOf(shop, page)]);
  const entries = page.map((row) => entryOf(row, { names, delivered, holders, now }));
  return { entries, next: last ? writeCursor(last) : null };
}

interface Beside {
  names: ReadonlyMap<string, string>;
  delivered: ReadonlyMap<string, Date>;
  holders: Holders;
  now: Date;
}

function entryOf(row: Row, { names, delivered, holders, now }: Beside): LogEntry {
  const channel = row.channel as Channel;
  const ownReason = row.reason === null ? null : describeReason(row.reason, row.state);
  const wait = row.state === "pending" ? explainWait({ ...row, channel }, ownReason, holders, now) : null;
  return {
    ...{ id: row.id, orderId: row.orderId, shipmentId: row.shipmentId, state: row.state, reason: row.reason },
    ...{ kind: row.kind as OutboxKind, cause: row.cause, channel, wait },
    orderName: names.get(row.orderId) ?? "A deleted order",
    reasonText: wait ? wait.sentence : ownReason,
    ...{ occurredAt: row.occurredAt, decidedAt: row.createdAt, sentAt: row.acceptedAt, openedAt: row.openedAt },
    deliveredAt: delivered.get(row.id) ?? null,
    ...{ attempts: row.attempts, segments: row.segments },
    recipientHash: Buffer.from(row.recipientHash).toString("hex"),
  };
}

async function namesOf(shop: string, rows: Row[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ orderId }) => orderId))];
  const orders = await db.order.findMany({ where: { shop, id: { in: ids } }, select: { id: true, name: true } });
  return new Map(orders.map(({ id, name }) => [id, name]));
}

/** When each message reached the shopper's mailbox or phone, as the provider said. */
async function deliveriesOf(shop: string, rows: { id: string; acceptedAt: Date | null }[]) {
  const ids = rows.flatMap(({ id, acceptedAt }) => (acceptedAt ? [id] : []));
  if (ids.length === 0) return new Map<string, Date>();
  const receipts = await db.messageReceipt.findMany({
    where: { shop, messageId: { in: ids }, kind: "delivered" },
    orderBy: { happenedAt: "desc" },
    select: { messageId: true, happenedAt: true },
  });
  return new Map(receipts.map(({ messageId, happenedAt }) => [messageId, happenedAt]));
}
