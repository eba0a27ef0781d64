import { REST, WIDTH } from "./describe.ts";
import { LEAST_UNITS } from "./diary.ts";
import type { Lessons } from "./lessons.ts";
import { type Parcel, SETTLED_DAYS } from "./parcel.ts";
import type { WorkClock } from "./work-clock.ts";

/** Lessons of the last half-year count most. */
const HALF_LIFE_DAYS = 180;

/** Descriptions of parcels at one kind of moment; the row is the parcel's place in the list. */
export class Table {
  readonly features: Float32Array;
  readonly at: Float64Array;

  constructor(
    private readonly parcels: readonly Parcel[],
    private readonly clock: WorkClock,
  ) {
    this.features = new Float32Array(parcels.length * WIDTH);
    this.at = new Float64Array(parcels.length).fill(Number.NaN);
  }

  set(parcel: number, at: number, row: Float32Array): void {
    this.features.set(row, parcel * WIDTH);
    this.at[parcel] = at;
  }

  rowOf(parcel: number): Float32Array {
    return this.features.subarray(parcel * WIDTH, (parcel + 1) * WIDTH);
  }

  /** Logarithm of the working time that a parcel took from its moment on; null while it has not arrived. */
  logUnits(parcel: number): number | null {
    const { deliveredAt, to } = this.parcels[parcel]!;
    if (deliveredAt === null) return null;
    const rest = this.features[parcel * WIDTH + REST]!;
    return Math.log(Math.max(this.clock.between(this.at[parcel]!, deliveredAt, to) - rest, LEAST_UNITS));
  }

  /** What could have been learned at an instant: parcels that had arrived, of days whose slow ones had too. */
  lessonsBefore(now: number): Lessons {
    const rows: number[] = [];
    for (const [row, { deliveredAt }] of this.parcels.entries()) {
      if (deliveredAt !== null && deliveredAt < now && this.at[row]! < now - SETTLED_DAYS) rows.push(row);
    }
    const features = new Float32Array(rows.length * WIDTH);
    for (const [index, row] of rows.entries()) features.set(this.rowOf(row), index * WIDTH);
    return {
      ...{ count: rows.length, features },
      places: rows.map((row) => this.parcels[row]!.to),
      logUnits: Float64Array.from(rows, (row) => this.logUnits(row)!),
      weights: Float64Array.from(rows, (row) => 2 ** (-(now - this.at[row]!) / HALF_LIFE_DAYS)),
    };
  }
}
