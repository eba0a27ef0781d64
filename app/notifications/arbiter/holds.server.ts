import { type Db, db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import { PACE_MINUTES } from "./pace.ts";

export interface OpenHold {
  id: string;
  openedAt: Date;
  /** Messages planned in the ten minutes before it, and how many would have been let through. */
  seen: number;
  allowed: number;
  /** Messages that wait because of it now. */
  waiting: number;
}

/** What keeps a shop's news back until the merchant has looked at it; answers to shoppers pass. */
export async function findOpenHold(shop: string): Promise<OpenHold | null> {
  const hold = await db.sendingHold.findFirst({ where: { shop, endedAt: null } });
  if (!hold) return null;
  const { id, openedAt, seen, allowed } = hold;
  return { id, openedAt, seen, allowed, waiting: await db.message.count({ where: { shop, ...NEWS_THAT_WAITS } }) };
}

const NEWS_THAT_WAITS = { state: "pending", subjectId: null } as const;

/**
 * Lets the held messages leave, through the door like all others, and does not ask again for an hour.
 * @returns false when there is no such hold any more
 */
export async function releaseHold(shop: string, holdId: string, now = new Date()): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await endHold(tx, shop, holdId, "released", now))) return false;
    await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
    return true;
  });
}

/**
 * Sends none of what was planned since the rush began; what waited before it goes on.
 * @returns how many messages were discarded; null when there is no such hold any more
 */
export async function discardHeld(shop: string, holdId: string, now = new Date()): Promise<number | null> {
  return transaction(async (tx) => {
    const hold = await endHold(tx, shop, holdId, "discarded", now);
    if (!hold) return null;
    const rushAt = new Date(hold.openedAt.getTime() - PACE_MINUTES * 60_000);
    const where = { shop, ...NEWS_THAT_WAITS, createdAt: { gte: rushAt } };
    const data = { state: "skipped", reason: "discarded", finishedAt: now } as const;
    const { count } = await tx.message.updateMany({ where, data });
    await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
    return count;
  });
}

async function endHold(tx: Db, shop: string, id: string, outcome: "released" | "discarded", now: Date) {
  const where = { shop, id, endedAt: null };
  const { count } = await tx.sendingHold.updateMany({ where, data: { endedAt: now, outcome } });
  return count === 0 ? null : tx.sendingHold.findFirst({ where: { shop, id } });
}
