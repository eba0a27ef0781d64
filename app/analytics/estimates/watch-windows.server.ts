import type { WindowDrift } from "@prisma/client";

import { recordAlert } from "#app/alerts/record-alert.server.ts";
import { db } from "#app/db.server.ts";
import { type Drift, patienceOf, watchDrift } from "#app/estimates/drift.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";

import { findOutcomes, type WatchedOutcome } from "./find-outcomes.server.ts";

/** The windows that shoppers rely on most: told with the order, and with the parcel. */
const WATCHED = ["purchase", "handover"] as const;
type Watched = (typeof WATCHED)[number];

/** A country is watched by itself from so many parcels on, unless nearly all go there. */
const LEAST_OF_COUNTRY = 50;
const NEARLY_ALL = 0.8;
const DAY = 86_400_000;
const YEAR_DAYS = 365;
/** A shop's first days are not taken for a whole year's pace. */
const LEAST_DAYS = 28;

/**
 * Looks whether the windows told still hold, in all and country by country, and alarms the merchant once when they do
 * not, and gives the all-clear when they do again. A country with an alarm of its own is left out of the whole.
 */
export async function watchWindows(shop: string, now: Date): Promise<void> {
  const known = await db.windowDrift.findMany({ where: { shop }, orderBy: { raisedAt: "asc" } });
  for (const moment of WATCHED) {
    const outcomes = await findOutcomes(shop, moment, now);
    const patience = patienceOf(paceOf(outcomes, now));
    const raised = new Set<string>();
    const alarmed = known.filter((one) => one.moment === moment && one.country !== "" && one.clearedAt === null);
    // Whatever has an alarm is watched until it is cleared, however few parcels go there now.
    const found = moment === "handover" ? countriesOf(outcomes) : [];
    for (const country of new Set([...found, ...alarmed.map((one) => one.country)])) {
      const theirs = outcomes.filter((one) => one.country === country);
      if (await watchOne({ shop, moment, country }, theirs, known, patience)) raised.add(country);
    }
    const others = outcomes.filter(({ country }) => !raised.has(country));
    await watchOne({ shop, moment, country: "" }, others, known, patience);
  }
}

interface Scope {
  shop: string;
  moment: Watched;
  country: string;
}

/** @returns whether its alarm is raised now */
async function watchOne(
  scope: Scope,
  outcomes: WatchedOutcome[],
  known: readonly WindowDrift[],
  patience: number,
): Promise<boolean> {
  const last = known.findLast(({ moment, country }) => moment === scope.moment && country === scope.country);
  const wasRaised = last !== undefined && last.clearedAt === null;
  const since = wasRaised ? last.raisedAt : last?.clearedAt;
  const drift = watchDrift(since ? outcomes.filter(({ at }) => at > since) : outcomes, wasRaised, patience);
  if (drift.isRaised && !wasRaised) await raise(scope, drift);
  if (!drift.isRaised && wasRaised) await clear(scope, last, drift);
  return drift.isRaised;
}

async function raise({ shop, moment, country }: Scope, { changedAt, seen }: Drift): Promise<void> {
  if (!changedAt || !seen) throw new Error("An alarm is raised by something that was seen");
  const id = timeOrderedId(new Date());
  await sqlTransaction(async (tx) => {
    const count = await tx.$executeRaw`
      insert into "WindowDrift" (id, shop, moment, country, "raisedAt", "sinceAt", told, late)
      values (${id}::uuid, ${shop}, ${moment}, ${country}, ${changedAt}, ${seen.since}, ${seen.told}, ${seen.late})
      on conflict do nothing`;
    if (count === 0) return;
    const facts = { moment, country, sinceAt: seen.since.toISOString(), told: seen.told, late: seen.late };
    await recordAlert(tx, shop, { kind: "windows_drift", dedupeKey: `drift|${id}`, facts });
  });
}

async function clear({ shop, moment, country }: Scope, { id }: WindowDrift, { changedAt }: Drift): Promise<void> {
  const count = await sql.$executeRaw`
    update "WindowDrift" set "clearedAt" = ${changedAt}
     where shop = ${shop} and id = ${id}::uuid and "clearedAt" is null`;
  if (count === 0) return;
  await recordAlert(sql, shop, { kind: "windows_hold", dedupeKey: `hold|${id}`, facts: { moment, country } });
}

/** Parcels a year, by the pace of those that were watched. */
function paceOf(outcomes: readonly WatchedOutcome[], now: Date): number {
  const first = outcomes[0];
  if (!first) return 0;
  const days = Math.max(LEAST_DAYS, (now.getTime() - first.at.getTime()) / DAY);
  return (outcomes.length / days) * YEAR_DAYS;
}

function countriesOf(outcomes: readonly WatchedOutcome[]): string[] {
  const counts = new Map<string, number>();
  for (const { country } of outcomes) counts.set(country, (counts.get(country) ?? 0) + 1);
  const isWatched = (count: number) => count >= LEAST_OF_COUNTRY && count <= NEARLY_ALL * outcomes.length;
  return [...counts].flatMap(([country, count]) => (/^[A-Z]{2}$/.test(country) && isWatched(count) ? [country] : []));
}
