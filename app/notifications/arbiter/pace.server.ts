import { recordAlert } from "#app/alerts/record-alert.server.ts";
import { db } from "#app/db.server.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
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
  tx: Sql,
  shop: string,
  planned: number,
  rules: Pick<SendingRules, "burst">,
  now: Date,
): Promise<void> {
  if (planned === 0) return;
  const minute = minuteOf(now);
  const window = new Date(minute.getTime() - (PACE_MINUTES - 1) * 60_000);
  const [sum] = await tx.$queryRaw<{ seen: number }[]>`
    with minute as (
      insert into "SendingPace" as known (shop, "minuteAt", planned)
      values (${shop}, ${minute}::timestamptz, ${planned}::int)
      on conflict (shop, "minuteAt") do update set planned = known.planned + excluded.planned
      returning planned
    )
    select (select planned from minute) + coalesce(sum(p.planned), 0)::int as seen
      from "SendingPace" p
     where p.shop = ${shop} and p."minuteAt" >= ${window}::timestamptz and p."minuteAt" <> ${minute}::timestamptz`;
  // Most of the time the shop is slow, and this says so.
  if ((sum?.seen ?? 0) > rules.burst) await openHoldIfTooFast(tx, shop, rules, now, window);
}

/** @returns whether a hold was opened */
async function openHoldIfTooFast(tx: Sql, shop: string, rules: Pick<SendingRules, "burst">, now: Date, window: Date) {
  // Two plans on either side of a full minute do not meet above.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`hold|${shop}`}, 0))`;
  const [hold] = await tx.$queryRaw<{ endedAt: Date | null; outcome: string | null }[]>`
    select "endedAt", outcome from "SendingHold" where shop = ${shop} order by "openedAt" desc, id desc limit 1`;
  if (hold && hold.endedAt === null) return false;
  const last = (hold ?? null) as LastHold | null;
  if (isQuiet(now, last)) return false;
  const seen = await sumSince(tx, shop, countsFrom(now, last));
  if (seen <= rules.burst) return false;
  const allowed = allowedPace(await usualPace(tx, shop, window), rules);
  if (seen <= allowed) return false;
  const id = timeOrderedId(now);
  await tx.$executeRaw`
    insert into "SendingHold" (id, shop, seen, allowed, "openedAt")
    values (${id}::uuid, ${shop}, ${seen}::int, ${allowed}::int, ${now}::timestamptz)`;
  await recordAlert(tx, shop, { kind: "queue_held", dedupeKey: `queue_held|${id}`, facts: { seen, allowed } });
  return true;
}

async function sumSince(tx: Sql, shop: string, since: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ seen: number }[]>`
    select coalesce(sum(planned), 0)::int as seen from "SendingPace"
     where shop = ${shop} and "minuteAt" >= ${since}::timestamptz`;
  return row?.seen ?? 0;
}

/** What was usual does not change within a window: a busy shop's two weeks are read once in ten minutes. */
const known = new Map<string, { window: number; usual: number }>();

async function usualPace(tx: Sql, shop: string, before: Date): Promise<number> {
  const window = Math.floor(before.getTime() / (PACE_MINUTES * 60_000));
  const remembered = known.get(shop);
  if (remembered?.window === window) return remembered.usual;
  const rows = await tx.$queryRaw<{ total: number }[]>`
    select sum(planned)::int as total
      from "SendingPace"
     where shop = ${shop} and "minuteAt" < ${before}::timestamptz and "minuteAt" >= ${before}::timestamptz - ${PACE_DAYS} * interval '1 day'
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
