import { DAYS_OUT } from "#app/estimates/moment.ts";
import { NO_CORRECTION, Outcomes, type Said } from "#app/estimates/model/calibrator.ts";
import { usualCurve } from "#app/estimates/model/curve.ts";
import { REST } from "#app/estimates/model/describe.ts";
import { Diary } from "#app/estimates/model/diary.ts";
import { correct, quantilesAfter } from "#app/estimates/model/foresee.ts";
import { fitForecaster, readForecaster } from "#app/estimates/model/forecaster.ts";
import { type Parcel, tripsBefore } from "#app/estimates/model/parcel.ts";
import { isPublicHoliday } from "#app/estimates/model/public-holiday.ts";
import { Table } from "#app/estimates/model/table.ts";
import { type Look, walk } from "#app/estimates/model/walk.ts";
import { learnWorkPace, WorkClock } from "#app/estimates/model/work-clock.ts";
import { finishSteps } from "#app/lib/steps.ts";

/** What was foretold of a parcel at a moment: days from then, at LEVELS. */
export interface Foretold {
  parcel: number;
  look: Look;
  at: number;
  days: number[];
}

const REFIT_DAYS = 7;
/** Forecasts begin so long before the first that is asked for, so that there is something to correct them by. */
const WARM_UP_DAYS = 60;
const LEAST_LESSONS = 30;

interface Step {
  parcel: number;
  look: Look;
  at: number;
  row: Float32Array;
}

/**
 * Foretells parcels in the order of time, learning anew every week from what had arrived before, and correcting every day by
 * what had become known.
 * @param from parcels bought on or after it are foretold
 */
export function walkForward(parcels: readonly Parcel[], from: number, tell: (share: number) => void): Foretold[] {
  const clock = new WorkClock(learnWorkPace(tripsBefore(parcels, from), isPublicHoliday), isPublicHoliday);
  const tables = { purchase: new Table(parcels, clock), handover: new Table(parcels, clock) };
  const steps: Step[] = [];
  const begin = from - WARM_UP_DAYS;
  finishSteps(
    walk(parcels, Infinity, new Diary(clock), DAYS_OUT, (parcel, look, at, row) => {
      if (typeof look === "string") tables[look].set(parcel, at, row);
      if (at >= begin) steps.push({ parcel, look, at, row: row.slice() });
    }),
  );
  const said = new Map<Look, Said[]>();
  const found: Foretold[] = [];
  let models: Models | null = null;
  for (const [index, step] of steps.entries()) {
    if (!models || step.at >= models.until) {
      models = learnAt(tables, begin + Math.floor((step.at - begin) / REFIT_DAYS) * REFIT_DAYS);
      tell(index / steps.length);
    }
    const foretold = foretell(step, models, said, parcels[step.parcel]!, clock);
    if (parcels[step.parcel]!.boughtAt >= from) found.push(foretold);
  }
  return found;
}

interface Models {
  until: number;
  read: Record<"purchase" | "handover", ReturnType<typeof readForecaster> | null>;
}

function learnAt(tables: Record<"purchase" | "handover", Table>, now: number): Models {
  const learn = (table: Table) => {
    const lessons = table.lessonsBefore(now);
    return lessons.count < LEAST_LESSONS ? null : readForecaster(finishSteps(fitForecaster(lessons)));
  };
  return { until: now + REFIT_DAYS, read: { purchase: learn(tables.purchase), handover: learn(tables.handover) } };
}

function foretell(step: Step, models: Models, said: Map<Look, Said[]>, parcel: Parcel, clock: WorkClock): Foretold {
  const { look, at } = step;
  const kind = look === "purchase" ? look : "handover";
  const begun = kind === "purchase" ? parcel.boughtAt : parcel.handedAt!;
  const read = models.read[kind];
  const rest = step.row[REST]!;
  const elapsed = at > begun ? Math.max(clock.between(begun, at, parcel.to) - rest, 0) : 0;
  const today = Math.floor(at);
  const curve = read?.(step.row, parcel.to) ?? usualCurve();
  // What is said on the way is corrected twice: as at hand-over, and by how such days out went lately.
  if (typeof look === "number") correct(curve, offsetsOf(said, "handover", today, parcel.to));
  const plain = quantilesAfter(curve, elapsed);
  const offsets = offsetsOf(said, look, today, parcel.to);
  keep(said, look, { at, place: parcel.to, said: plain, came: cameOf(parcel, begun, rest, clock) });
  let reached = -Infinity;
  const days = plain.map((value, index) => {
    reached = Math.max(reached, Math.max(Math.exp(value + offsets[index]!), elapsed + 0.02));
    return clock.after(begun, reached + rest, parcel.to) - at;
  });
  return { parcel: step.parcel, look, at, days };
}

/** The end is written down with the day on which it was known; the correction looks at nothing that was not. */
function cameOf(parcel: Parcel, begun: number, rest: number, clock: WorkClock): Said["came"] {
  const { deliveredAt, to } = parcel;
  if (deliveredAt === null) return null;
  return { logUnits: Math.log(Math.max(clock.between(begun, deliveredAt, to) - rest, 0.1)), at: deliveredAt };
}

function keep(said: Map<Look, Said[]>, look: Look, one: Said): void {
  const known = said.get(look);
  if (known) known.push(one);
  else said.set(look, [one]);
}

const outcomesOf = new WeakMap<Said[], { day: number; outcomes: Outcomes }>();

function offsetsOf(said: Map<Look, Said[]>, look: Look, day: number, place: string): readonly number[] {
  const past = said.get(look);
  if (!past) return NO_CORRECTION.overall;
  const known = outcomesOf.get(past);
  if (known?.day === day) return known.outcomes.offsetsTo(place);
  const outcomes = new Outcomes(past, day);
  outcomesOf.set(past, { day, outcomes });
  return outcomes.offsetsTo(place);
}
