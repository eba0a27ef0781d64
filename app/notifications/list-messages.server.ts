import type { MessageState } from "@prisma/client";

import { db } from "#app/db.server.ts";
import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";

import { describeReason } from "./reason.ts";

/** One row of the merchant's log: what was sent, or why it was not. No address in it. */
export interface MessageEntry {
  id: string;
  orderId: string;
  shipmentId: string | null;
  kind: OutboxKind;
  channel: Channel;
  state: MessageState;
  reason: string | null;
  reasonText: string | null;
  /** When the thing it tells of happened. */
  occurredAt: Date;
  plannedAt: Date;
  /** When it is due; only while it waits. */
  dueAt: Date | null;
  acceptedAt: Date | null;
  finishedAt: Date | null;
  openedAt: Date | null;
  attempts: number;
  segments: number | null;
}

/** The newest 200 messages of an order (its parcels' ones included), of one parcel, or of the shop. */
export async function listMessages(
  shop: string,
  about: { orderId?: string; shipmentId?: string } = {},
): Promise<MessageEntry[]> {
  const rows = await db.message.findMany({
    where: { shop, ...about },
    omit: { recipientSealed: true, recipientHash: true, key: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return rows.map((row) => ({
    ...{ id: row.id, orderId: row.orderId, shipmentId: row.shipmentId, state: row.state },
    kind: row.kind as OutboxKind,
    channel: row.channel as Channel,
    reason: row.reason,
    reasonText: row.reason === null ? null : describeReason(row.reason),
    occurredAt: row.occurredAt,
    plannedAt: row.createdAt,
    dueAt: row.state === "pending" ? row.runAt : null,
    ...{ acceptedAt: row.acceptedAt, finishedAt: row.finishedAt, openedAt: row.openedAt },
    ...{ attempts: row.attempts, segments: row.segments },
  }));
}
