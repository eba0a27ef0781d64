import type { MessageState, Prisma } from "@prisma/client";

import { findOrderIds } from "#app/orders/find-order-ids.server.ts";
import { CHANNELS } from "#app/tracking/message-kind.ts";

import { type LogCursor, type LogFilter, type LogState, sinceOf } from "./log-filter.ts";
import type { Holders } from "./wait.ts";

type Where = Prisma.MessageWhereInput;

const STATES: Record<Exclude<LogState, "held">, MessageState[]> = {
  waiting: ["pending", "sending"],
  sent: ["accepted", "delivered"],
  came_back: ["bounced"],
  uncertain: ["unknown"],
  failed: ["failed", "dead"],
  not_sent: ["skipped", "superseded", "expired", "suppressed"],
};

/** The filter as a question to the table; the shop is always part of it. */
export async function whereOf(shop: string, filter: LogFilter, holders: Holders, now: Date): Promise<Where> {
  const since = sinceOf(filter.days, now);
  return {
    shop,
    ...(filter.order ? { orderId: { in: await findOrderIds(shop, filter.order) } } : {}),
    ...(filter.to ? { recipientHash: Buffer.from(filter.to, "hex") } : {}),
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.channel ? { channel: filter.channel } : {}),
    ...(filter.reason ? { reason: filter.reason } : {}),
    ...(since ? { createdAt: { gte: since } } : {}),
    ...(filter.state ? { AND: [whereState(filter.state, holders, now)] } : {}),
  };
}

/** `held` is written on no message: it follows from what holds the shop or its accounts, and from times put off. */
function whereState(state: LogState, { isStopped, pausedAt, heldAt, broken }: Holders, now: Date): Where {
  if (state !== "held") return { state: { in: STATES[state] } };
  if (isStopped || pausedAt) return { state: "pending" };
  const closed = CHANNELS.filter((channel) => broken[channel]);
  const holds: Where[] = [
    { reason: { not: null }, runAt: { gt: now } },
    ...(heldAt ? [{ priority: { gt: 0 } }] : []),
    ...(closed.length > 0 ? [{ channel: { in: closed } }] : []),
  ];
  return { state: "pending", OR: holds };
}

/** Everything behind a cursor, newest first. The first bound lets the index begin there. */
export function behind({ createdAt, id }: LogCursor): Where {
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}
