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

/** Rows at a time: what a merchant discards may be a hundred thousand messages. */
const DISCARDED_AT_ONCE = 5_000;

/**
 * Sends none of what was planned since the rush began; what waited before it goes on. The hold ends last: until nothing
 * is left that could slip out. Broken off in between, the hold is still there to be discarded.
 * @returns how many messages were discarded; null when there is no such hold any more
 */
export async function discardHeld(
  shop: string,
  holdId: string,
  now = new Date(),
  atOnce = DISCARDED_AT_ONCE,
): Promise<number | null> {
  const skip = (client: Db) => skipHeld(client, shop, holdId, now, atOnce);
  let discarded = 0;
  for (let skipped = atOnce; skipped === atOnce; discarded += skipped) skipped = await skip(db);
  return transaction(async (tx) => {
    // What was planned since the last look.
    const late = await skip(tx);
    if (!(await endHold(tx, shop, holdId, "discarded", now))) return null;
    await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
    return discarded + late;
  });
}

/** Only as long as the hold is open: what somebody else has released meanwhile is on its way. */
function skipHeld(client: Db, shop: string, holdId: string, now: Date, limit: number): Promise<number> {
  return client.$executeRaw`
    update "Message" set state = 'skipped', reason = 'discarded', "finishedAt" = ${now}
     where state = 'pending' and id in (
       select m.id
         from "SendingHold" hold
         join "Message" m on m.shop = hold.shop and m.state = 'pending' and m."subjectId" is null
                         and m."createdAt" >= hold."openedAt" - ${PACE_MINUTES} * interval '1 minute'
        where hold.shop = ${shop} and hold.id = ${holdId}::uuid and hold."endedAt" is null
        limit ${limit})`;
}

/** How long it is known what was held, and what the merchant said. */
const HOLD_DAYS = 90;

/** Forgets holds that ended long ago. @returns how many */
export async function forgetOldHolds(now: Date): Promise<number> {
  const before = new Date(now.getTime() - HOLD_DAYS * 86_400_000);
  return (await db.sendingHold.deleteMany({ where: { endedAt: { lt: before } } })).count;
}

async function endHold(tx: Db, shop: string, id: string, outcome: "released" | "discarded", now: Date) {
  const where = { shop, id, endedAt: null };
  const { count } = await tx.sendingHold.updateMany({ where, data: { endedAt: now, outcome } });
  return count > 0;
}
