import { offsetsTo } from "./calibrator.ts";
import { describe, REST, WIDTH } from "./describe.ts";
import { Diary } from "./diary.ts";
import { BEGINNINGS, type Beginning, type Estimator } from "./estimator.ts";
import { correct, inOrder, quantilesAfter } from "./foresee.ts";
import { readForecaster } from "./forecaster.ts";
import { type Parcel, SETTLED_DAYS } from "./parcel.ts";
import { measureTrial, type Trial } from "./trial.ts";
import { type IsHoliday, WorkClock } from "./work-clock.ts";

/** What still comes takes at least so much working time. */
const LEAST_LEFT = 0.02;

interface Reader {
  clock: WorkClock;
  diary: Diary;
  read: Record<Beginning, ReturnType<typeof readForecaster>>;
}

/** Made once for each estimator: reading it anew would cost a hundred times an estimate. */
const readers = new WeakMap<Estimator, Reader>();

/**
 * When a parcel arrives.
 * @param beginning "handover" once the carrier has it
 * @param at days since 1970-01-01 on the destination's clocks; it has not arrived by then
 * @returns days from `at`, at LEVELS, rising
 */
export function estimateDelivery(
  estimator: Estimator,
  parcel: Parcel,
  beginning: Beginning,
  at: number,
  isHoliday: IsHoliday,
): number[] {
  const { clock, diary, read } = readerOf(estimator, isHoliday);
  const known: Parcel = { ...parcel, handedAt: beginning === "handover" ? parcel.handedAt : null, deliveredAt: null };
  const begun = beginning === "handover" ? parcel.handedAt : parcel.boughtAt;
  if (begun === null) throw new Error("A parcel that was not handed over has no hand-over to count from");
  const row = new Float32Array(WIDTH);
  // News stay as fresh as they were when it was learned: else waiting alone would change what is said of a lane.
  describe(diary, known, begun, estimator.learnedAt, row);
  const curve = correct(read[beginning](row, parcel.to), offsetsTo(estimator.corrections[beginning], parcel.to));
  const rest = row[REST]!;
  const elapsed = at > begun ? Math.max(clock.between(begun, at, parcel.to) - rest, 0) : 0;
  return inOrder(
    quantilesAfter(curve, elapsed).map((value) => {
      return clock.after(begun, Math.max(Math.exp(value), elapsed + LEAST_LEFT) + rest, parcel.to) - at;
    }),
  );
}

/** How an estimator does at hand-over, on parcels handed over since an instant whose slow ones have arrived too. */
export function tryEstimator(
  estimator: Estimator,
  parcels: readonly Parcel[],
  since: number,
  now: number,
  isHoliday: IsHoliday,
): Trial {
  const tried = parcels.flatMap((parcel) => {
    const { handedAt, deliveredAt } = parcel;
    if (handedAt === null || deliveredAt === null || deliveredAt >= now) return [];
    if (handedAt < since || handedAt > now - SETTLED_DAYS) return [];
    const days = estimateDelivery(estimator, parcel, "handover", handedAt, isHoliday);
    return [{ days, took: deliveredAt - handedAt }];
  });
  return measureTrial(tried);
}

function readerOf(estimator: Estimator, isHoliday: IsHoliday): Reader {
  const known = readers.get(estimator);
  if (known) return known;
  const clock = new WorkClock(estimator.pace, isHoliday);
  const diary = Diary.unpack(estimator.diary, clock);
  const read = {} as Reader["read"];
  for (const beginning of BEGINNINGS) read[beginning] = readForecaster(estimator.forecasters[beginning]);
  const made = { clock, diary, read };
  readers.set(estimator, made);
  return made;
}
