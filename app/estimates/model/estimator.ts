import type { Steps } from "#app/lib/steps.ts";

import { type Correction, findCorrection, NO_CORRECTION, Outcomes, type Said } from "./calibrator.ts";
import { Diary, type PackedDiary } from "./diary.ts";
import { type Drafts, fitOnce } from "./drafts.ts";
import { inOrder, quantilesAfter } from "./foresee.ts";
import { type Forecaster, readForecaster } from "./forecaster.ts";
import { type Parcel, SETTLED_DAYS, tripsBefore } from "./parcel.ts";
import { Table } from "./table.ts";
import { measureTrial, type Trial, type Tried } from "./trial.ts";
import { walk } from "./walk.ts";
import { type IsHoliday, learnWorkPace, WorkClock, type WorkPace } from "./work-clock.ts";

/** Raised whenever what is stored is read differently. */
export const LAYOUT = 3;

export const BEGINNINGS = ["purchase", "handover"] as const;
export type Beginning = (typeof BEGINNINGS)[number];

/** What a shop's past says about delivery, as plain data. */
export interface Estimator {
  layout: number;
  /** Days since 1970-01-01. */
  learnedAt: number;
  pace: WorkPace;
  diary: PackedDiary;
  forecasters: Record<Beginning, Forecaster>;
  /** How far the quantiles were off lately. */
  corrections: Record<Beginning, Correction>;
}

export interface Learned {
  estimator: Estimator;
  trial: Trial;
}

/** The latest days, on which is tried what was learned from those before. */
const TRIAL_DAYS = 42;
/** Fewer parcels that arrived teach nothing that holds. */
const LEAST_PARCELS = 30;

/**
 * Learns when parcels arrive: lives through the past once, then fits twice. Once as it could have been six weeks ago, to see how
 * that did since (the trial, and the correction of the stated shares), and once with all that is known.
 * @param parcels those under way too: that they have not arrived says something
 * @param now days since 1970-01-01; nothing that happened later is looked at
 * @param drafts fits that need not be done again; those that are finished are put there before the next share is yielded
 * @returns null with fewer than {@link LEAST_PARCELS} settled parcels. Yields the share that is done
 */
export function* learnEstimator(
  parcels: readonly Parcel[],
  now: number,
  isHoliday: IsHoliday,
  drafts: Drafts = new Map(),
): Steps<Learned | null> {
  const pace = learnWorkPace(tripsBefore(parcels, now), isHoliday);
  const clock = new WorkClock(pace, isHoliday);
  const diary = new Diary(clock);
  const tables = { purchase: new Table(parcels, clock), handover: new Table(parcels, clock) };
  yield* walk(parcels, now, diary, [], (parcel, look, at, row) => {
    if (look === "purchase" || look === "handover") tables[look].set(parcel, at, row);
  });
  yield 0.3;
  const forecasters = {} as Estimator["forecasters"];
  const corrections = {} as Estimator["corrections"];
  let trial = measureTrial([]);
  for (const [index, beginning] of BEGINNINGS.entries()) {
    const table = tables[beginning];
    const fitted = yield* fitBefore(table, now, drafts);
    if (!fitted) return null;
    forecasters[beginning] = fitted;
    yield 0.45 + index * 0.35;
    const earlier = yield* fitBefore(table, now - TRIAL_DAYS, drafts);
    yield 0.6 + index * 0.35;
    const said = earlier ? lookBack(parcels, table, earlier, now) : [];
    corrections[beginning] = said.length === 0 ? NO_CORRECTION : findCorrection(said, now);
    if (beginning === "handover") trial = measureTrial(tellBack(said, now, clock));
    yield 0.65 + index * 0.35;
  }
  const estimator = { layout: LAYOUT, learnedAt: now, pace, diary: diary.pack(now), forecasters, corrections };
  return { estimator, trial };
}

interface LookedBack extends Said {
  parcel: Parcel;
}

/** What could have been learned at an instant; null where it is too little. */
function* fitBefore(table: Table, instant: number, drafts: Drafts): Steps<Forecaster | null> {
  const lessons = table.lessonsBefore(instant);
  return lessons.count < LEAST_PARCELS ? null : yield* fitOnce(lessons, drafts);
}

/** What would have been said of the latest parcels by one who had learned only from those before. */
function lookBack(parcels: readonly Parcel[], table: Table, earlier: Forecaster, now: number): LookedBack[] {
  const since = now - TRIAL_DAYS;
  const read = readForecaster(earlier);
  const looked: LookedBack[] = [];
  for (const [row, parcel] of parcels.entries()) {
    const at = table.at[row]!;
    if (!(at >= since && at < now)) continue;
    const logUnits = table.logUnits(row);
    const isKnown = parcel.deliveredAt !== null && parcel.deliveredAt < now && logUnits !== null;
    const came = isKnown ? { logUnits, at: parcel.deliveredAt! } : null;
    looked.push({ at, place: parcel.to, said: quantilesAfter(read(table.rowOf(row), parcel.to), 0), came, parcel });
  }
  return looked.sort((one, other) => one.at - other.at);
}

/** As it would have been told: corrected by what was known on the day. Only of days whose slow parcels have arrived too. */
function tellBack(looked: readonly LookedBack[], now: number, clock: WorkClock): Tried[] {
  const outcomesOf = new Map<number, Outcomes>();
  const tried: Tried[] = [];
  for (const { at, said, came, parcel } of looked) {
    if (came === null || at > now - SETTLED_DAYS) continue;
    const day = Math.floor(at);
    const outcomes = outcomesOf.get(day) ?? new Outcomes(looked, day);
    outcomesOf.set(day, outcomes);
    const offsets = outcomes.offsetsTo(parcel.to);
    const days = said.map((value, index) => clock.after(at, Math.exp(value + offsets[index]!), parcel.to) - at);
    tried.push({ days: inOrder(days), took: came.at - at });
  }
  return tried;
}
