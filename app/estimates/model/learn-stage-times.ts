import type { Steps } from "#app/lib/steps.ts";

import { SHARES } from "./curve.ts";
import { type Lifetime, productLimit } from "./product-limit.ts";
import { cellKey, cellsOf, defaultCurve, LEAST_LEFT, SCAN_STAGES, type StageTimes, type Stay } from "./stage-times.ts";
import { type IsHoliday, WorkClock, type WorkPace } from "./work-clock.ts";

export interface PastStay extends Stay {
  /** When it was delivered; null while it is under way. */
  deliveredAt: number | null;
}

/** What a stay says of the time from its beginning to the door: the logarithm of working time. */
type Lesson = Lifetime;

/** A wider cell counts as so many parcels of the narrower one. */
const WORTH = 20;
const HALF_LIFE_DAYS = 90;
/** Of fewer parcels a carrier says nothing that all do not. */
const FEWEST = 5;
/** Carriers and countries of which something is kept; those of the most parcels win. */
const MOST_CELLS = 300;

/**
 * Learns how long parcels take from each scan to the door: weighted product-limit estimates, in which parcels under way count for as long as they have waited. So
 * the newest ones need not be left out, of which only the fast have come.
 * @param now days since 1970-01-01; stays that began later are left out
 */
export function* learnStageTimes(
  stays: readonly PastStay[],
  pace: WorkPace,
  now: number,
  isHoliday: IsHoliday,
): Steps<StageTimes> {
  const clock = new WorkClock(pace, isHoliday);
  const cells = new Map<string, Lesson[]>();
  for (const [index, stay] of stays.entries()) {
    if (index % 500 === 0) yield undefined;
    const hasCome = stay.deliveredAt !== null && stay.deliveredAt <= now;
    const until = hasCome ? stay.deliveredAt! : now;
    if (stay.since >= until) continue;
    const value = Math.log(Math.max(LEAST_LEFT, clock.between(stay.since, until, stay.place)));
    const lesson = { value, hasCome, weight: 0.5 ** ((now - stay.since) / HALF_LIFE_DAYS) };
    for (const key of cellsOf(stay)) {
      const known = cells.get(key);
      if (known) known.push(lesson);
      else cells.set(key, [lesson]);
    }
  }
  const curves: StageTimes["curves"] = {};
  for (const [key, wider, lessons] of widestFirst(cells)) {
    curves[key] = learnCurve(
      lessons,
      curves[wider] ?? defaultCurve(SCAN_STAGES.find((one) => cellKey(one) === wider)!),
    );
    yield undefined;
  }
  return { pace, curves };
}

/** Each with the key of the next wider cell; that of a whole stage is its own. */
function widestFirst(cells: ReadonlyMap<string, Lesson[]>): [key: string, wider: string, Lesson[]][] {
  const kept = [...cells]
    .filter(([, lessons]) => lessons.length >= FEWEST)
    .toSorted(([, one], [, other]) => other.length - one.length)
    .slice(0, MOST_CELLS);
  const named = kept.map(([key, lessons]) => {
    const [stage, carrier, country] = JSON.parse(key) as Parameters<typeof cellKey>;
    const wider = country ? cellKey(stage, carrier) : cellKey(stage);
    return { row: [key, wider, lessons] as [string, string, Lesson[]], depth: country ? 2 : carrier ? 1 : 0 };
  });
  return named.toSorted((one, other) => one.depth - other.depth).map(({ row }) => row);
}

/** By {@link SHARES}: how much of all parcels a share stands for, from halfway to its neighbors. */
const MASSES = SHARES.map((share, index) => {
  const [before, after] = [SHARES[index - 1] ?? -share, SHARES[index + 1] ?? 2 - share];
  return (after - before) / 2;
});

/** The quantiles of what has come, drawn to those of a wider cell. */
function learnCurve(lessons: readonly Lesson[], wider: readonly number[]): number[] {
  const prior = wider.map((value, index) => ({ value, weight: WORTH * MASSES[index]!, hasCome: true }));
  const curve = productLimit([...prior, ...lessons], SHARES).map(round);
  // So slow a parcel has not come yet: as in the wider cell, and never sooner than the ones that have.
  for (let index = curve.length; index < SHARES.length; index += 1)
    curve.push(Math.max(curve.at(-1) ?? -Infinity, round(wider[index]!)));
  return curve;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
