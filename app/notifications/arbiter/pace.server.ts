import { recordAlert } from "#app/alerts/record-alert.server.ts";
import { type Db, db } from "#app/db.server.ts";
import type { SendingRules } from "#app/notifications/sending-rules.ts";

import {
  allowedPace,
  countsFrom,
  isQuiet,
  type LastHold,
  minuteOf,
  PACE_DAYS,
  PACE_MINUTES,
  percentile95,
} from "./pace.ts";

/**
 * Counts what a plan has added to a shop's outbox, and holds its news when far more is planned than usual: a mistake of
 * ours, of a warehouse or of Shopify must not become thousands of messages that nobody can take back. To be called last
 * in the planner's transaction: until that ends, other plans of the shop wait here.
 */
export async function countPlanned(
  tx: Db,
  shop: string,
  planned: number,
  rules: Pick<SendingRules, "burst">,
  now: Date,
): Promise<void> {
  if (planned === 0) return;
  await tx.$executeRaw`
    insert into "SendingPace" as known (shop, "minuteAt", planned) values (${shop}, ${minuteOf(now)}, ${planned})
    on conflict (shop, "minuteAt") do update set planned = known.planned + excluded.planned`;
  await openHoldIfTooFast(tx, shop, rules, now);
}

/** @returns whether a hold was opened */
async function openHoldIfTooFast(tx: Db, shop: string, rules: Pick<SendingRules, "burst">, now: Date) {
  const window = minuteOf(new Date(now.getTime() - (PACE_MINUTES - 1) * 60_000));
  // Most of the time the shop is slow, and one short read says so.
  if ((await sumSince(tx, shop, window)) <= rules.burst) return false;
  // Two plans on either side of a full minute do not meet above.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`hold|${shop}`}, 0))`;
  const hold = await tx.sendingHold.findFirst({ where: { shop }, orderBy: [{ openedAt: "desc" }, { id: "desc" }] });
  if (hold && hold.endedAt === null) return false;
  const last = hold as LastHold | null;
  if (isQuiet(now, last)) return false;
  const seen = await sumSince(tx, shop, countsFrom(now, last));
  if (seen <= rules.burst) return false;
  const allowed = allowedPace(await usualPace(tx, shop, window), rules);
  if (seen <= allowed) return false;
  const { id } = await tx.sendingHold.create({ data: { shop, seen, allowed, openedAt: now } });
  await recordAlert(tx, shop, { kind: "queue_held", dedupeKey: `queue_held|${id}`, facts: { seen, allowed } });
  return true;
}

async function sumSince(tx: Db, shop: string, since: Date): Promise<number> {
  const where = { shop, minuteAt: { gte: since } };
  return (await tx.sendingPace.aggregate({ where, _sum: { planned: true } }))._sum.planned ?? 0;
}

/** What was usual does not change within a window: a busy shop's two weeks are read once in ten minutes. */
const known = new Map<string, { window: number; usual: number }>();

async function usualPace(tx: Db, shop: string, before: Date): Promise<number> {
  const window = Math.floor(before.getTime() / (PACE_MINUTES * 60_000));
  const remembered = known.get(shop);
  if (remembered?.window === window) return remembered.usual;
  const rows = await tx.$queryRaw<{ total: number }[]>`
    select sum(planned)::int as total
      from "SendingPace"
     where shop = ${shop} and "minuteAt" < ${before} and "minuteAt" >= ${before}::timestamptz - ${PACE_DAYS} * interval '1 day'
     group by floor(extract(epoch from "minuteAt") / ${PACE_MINUTES * 60})`;
  const usual = percentile95(rows.map(({ total }) => total));
  known.set(shop, { window, usual });
  return usual;
}

/** Forgets what was planned so long ago that nothing is learned from it. @returns how many minutes */
export async function forgetOldPace(now: Date): Promise<number> {
  const before = new Date(now.getTime() - (PACE_DAYS + 1) * 86_400_000);
  return (await db.sendingPace.deleteMany({ where: { minuteAt: { lt: before } } })).count;
}
