import { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";
import type { Moment } from "#app/estimates/moment.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { laneZones } from "./lane.ts";
import { type CellSums, type ExactSums, type MomentSums, NO_EXACT, NO_WAY, type ScoreCell } from "./score-cell.ts";
import { isStillOut } from "./still-out.server.ts";

const DAY = 86_400_000;
/** No window reaches further: what was believed before cannot run out within the period. */
const LONGEST_DAYS = 120;

/** Windows told at these moments that ran out in the last `days`. */
export interface CellFilter {
  days: number;
  moments: readonly Moment[];
}

/**
 * What came of the windows, told and replayed, that ran out in the last days, whether their parcels have arrived or not:
 * had we waited for arrivals instead, slow parcels would be missing from the newest weeks, and every window would look
 * better than it is.
 * Weeks and months are of the shop's time zone, days of the destination's; where that has several, of its first.
 */
export async function findScoreCells(shop: string, filter: CellFilter, now: Date): Promise<ScoreCell[]> {
  const { timeZone } = await requireShop(shop);
  const lanes = await db.$queryRaw<{ lane: string }[]>`
    select distinct lane from "Forecast"
     where shop = ${shop} and moment = any(${[...filter.moments]}::text[]) and at >= ${earliest(filter, now)}`;
  const names = lanes.map(({ lane }) => lane);
  const zones = names.map((lane) => laneZones(lane, timeZone)[0] ?? "UTC");
  const rows = await db.$queryRaw<CellRow[]>`
    with ran_out as (${ranOut(shop, filter, now)}),
    judged as (
      select f.*, ("deliveredAt" at time zone zone)::date as "cameOn",
             ((at + q10 * interval '1 day') at time zone zone)::date as "ourFirst",
             ((at + q50 * interval '1 day') at time zone zone)::date as "ourMiddle",
             ((at + q90 * interval '1 day') at time zone zone)::date as "ourLast"
        from ran_out f
        join unnest(${names}::text[], ${zones}::text[]) as z(lane, zone) on z.lane = f.lane
      offset 0
    )
    select date_trunc('week', "ranOutAt" at time zone ${timeZone})::date::text as "weekOn",
           date_trunc('month', "ranOutAt" at time zone ${timeZone})::date::text as "monthOn",
           moment, f.lane, carrier, basis, replayed,
           ${EXACT} as exact, ${OURS} as ours, ${RULE} as rule, ${CARRIERS} as carriers, ${OURS_BESIDE} as "oursBeside",
           (count(*) filter (where not known))::int as unknown
      from judged f
     group by 1, 2, moment, f.lane, carrier, basis, replayed`;
  return rows.map(({ exact, ours, rule, carriers, oursBeside, ...row }) => ({
    ...row,
    exact: { ...NO_EXACT, ...exact },
    ours: { ...NO_WAY, ...ours },
    rule: { ...NO_WAY, ...rule },
    carriers: { ...NO_WAY, ...carriers },
    oursBeside: { ...NO_WAY, ...oursBeside },
  }));
}

/** The same added up by moment, to the hour alone: it is shown for all of them, and costs a fraction. */
export async function findMomentSums(shop: string, filter: CellFilter, now: Date): Promise<MomentSums[]> {
  const rows = await db.$queryRaw<(Omit<MomentSums, "exact"> & { exact: Partial<ExactSums> })[]>`
    with ran_out as (${ranOut(shop, filter, now)})
    select moment, replayed, ${EXACT} as exact, (count(*) filter (where not known))::int as unknown
      from ran_out
     group by moment, replayed`;
  return rows.map(({ exact, ...row }) => ({ ...row, exact: { ...NO_EXACT, ...exact } }));
}

function earliest({ days }: CellFilter, now: Date): Date {
  return new Date(now.getTime() - (days + LONGEST_DAYS) * DAY);
}

/** SQL: forecasts whose window has run out, with what is known of their parcels. */
function ranOut(shop: string, filter: CellFilter, now: Date) {
  const since = new Date(now.getTime() - filter.days * DAY);
  // "offset 0": what is named here is worked out once a row, not wherever it is used.
  return Prisma.sql`
    select f.*, f.at + f.q95 * interval '1 day' as "ranOutAt",
           f."deliveredAt" is not null as came,
           f."deliveredAt" is not null or ${isStillOut} as known,
           (extract(epoch from f."deliveredAt")::float - extract(epoch from f.at)::float) / 86400 as took
      from "Forecast" f
     where f.shop = ${shop} and f.moment = any(${[...filter.moments]}::text[]) and f.at >= ${earliest(filter, now)}
       and f.at + f.q95 * interval '1 day' > ${since} and f.at + f.q95 * interval '1 day' <= ${now}
    offset 0`;
}

/** Sums over no rows come as null and are left out. */
type CellRow = Omit<ScoreCell, keyof CellSums> & Partial<Pick<CellSums, keyof CellSums>> & { unknown: number };

/** A window's score: its width, and what it was missed by times 2/α (Winkler, JASA 67, 1972). */
const score = (width: string, low: string, high: string, at: string, factor: number) =>
  `${width} + ${factor} * greatest(0, ${low} - ${at}, ${at} - ${high})`;

const EXACT = Prisma.raw(`json_strip_nulls(json_build_object(
  'told', count(*) filter (where known),
  'in80', count(*) filter (where took between q10 and q90),
  'in90', count(*) filter (where took between q05 and q95),
  'by90', count(*) filter (where took <= q90),
  'width80', sum(q90 - q10) filter (where known),
  'width90', sum(q95 - q05) filter (where known),
  'arrived', count(*) filter (where came),
  'miss', sum(abs(took - q50)) filter (where came),
  'bias', sum(took - q50) filter (where came),
  'score80', sum(${score("(q90 - q10)", "q10", "q90", "took", 10)}) filter (where came),
  'score90', sum(${score("(q95 - q05)", "q05", "q95", "took", 20)}) filter (where came)))`);

/** @param off days from the middle of the window to the arrival */
function way(first: string, last: string, off: string, also = "true") {
  const [known, came] = [`known and ${also}`, `came and ${also}`];
  return Prisma.raw(`json_strip_nulls(json_build_object(
    'told', count(*) filter (where ${known}),
    'inTime', count(*) filter (where ${also} and "cameOn" <= ${last}),
    'inside', count(*) filter (where ${also} and "cameOn" between ${first} and ${last}),
    'width', sum(${last} - ${first} + 1) filter (where ${known}),
    'arrived', count(*) filter (where ${came}),
    'miss', sum(abs(${off})) filter (where ${came}),
    'bias', sum(${off}) filter (where ${came}),
    'score', sum(${score(`${last} - ${first} + 1`, first, last, '"cameOn"', 10)}) filter (where ${came})))`);
}

const OURS = way(`"ourFirst"`, `"ourLast"`, `"cameOn" - "ourMiddle"`);
const RULE = way(
  `"ruleEarliestOn"`,
  `"ruleLatestOn"`,
  `("cameOn" - "ruleEarliestOn" - ("ruleLatestOn" - "ruleEarliestOn") / 2.0)`,
);
const BESIDE = `"carrierOn" is not null`;
const CARRIERS = way(`"carrierOn"`, `"carrierOn"`, `"cameOn" - "carrierOn"`, BESIDE);
const OURS_BESIDE = way(`"ourFirst"`, `"ourLast"`, `"cameOn" - "ourMiddle"`, BESIDE);
