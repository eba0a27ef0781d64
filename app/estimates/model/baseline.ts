import { solve } from "#app/lib/solve.ts";

import type { Parcel } from "./parcel.ts";

const PLAIN = 7;
const DESTINATIONS = 40;
const ORIGINS = 15;
const SIZE = PLAIN + DESTINATIONS + ORIGINS;
const HALF_LIFE_DAYS = 120;
const PENALTY = 3;
/** Until something is known, a parcel takes about eight units. */
const UNKNOWN = Math.log(8);
const LEAST_PARCELS = 100;

/**
 * How long parcels usually take by what never changes: distance, places, weight. A line on the logarithm of working time,
 * kept up to date with every parcel that arrives; the older ones count less. News are measured against it.
 */
export class Baseline {
  #matrix = new Float64Array(SIZE * SIZE);
  #vector = new Float64Array(SIZE);
  #begin = 0;
  #taught = 0;
  #line: number[] | null = null;
  #columns = new Map<string, number>();

  /** @param logUnits logarithm of the working time from hand-over to delivery */
  teach(parcel: Parcel, at: number, logUnits: number): void {
    if (this.#taught === 0) this.#begin = at;
    this.#taught += 1;
    // The older ones are not made lighter: the newer ones are made heavier, which is the same.
    const weight = 2 ** ((at - this.#begin) / HALF_LIFE_DAYS);
    const cells = this.#describe(parcel, true);
    for (const [row, value] of cells) {
      this.#vector[row]! += weight * value * logUnits;
      for (const [column, other] of cells) this.#matrix[row * SIZE + column]! += weight * value * other;
    }
  }

  /** Draws the line anew from what was taught. */
  refit(at: number): void {
    if (this.#taught < LEAST_PARCELS) return;
    const scale = 2 ** ((at - this.#begin) / HALF_LIFE_DAYS);
    const matrix = this.#matrix.slice();
    const line = this.#vector.slice();
    for (let column = 0; column < SIZE; column += 1)
      matrix[column * SIZE + column]! += (column === 0 ? 1e-6 : PENALTY) * scale;
    if (solve(matrix, SIZE, line)) this.#line = [...line];
  }

  /** The logarithm of the usual working time from hand-over to delivery. */
  read(parcel: Parcel): number {
    if (!this.#line) return UNKNOWN;
    let sum = 0;
    for (const [column, value] of this.#describe(parcel, false)) sum += this.#line[column]! * value;
    return Math.min(Math.max(sum, Math.log(0.5)), Math.log(120));
  }

  pack(): PackedBaseline {
    return { line: this.#line, columns: [...this.#columns] };
  }

  static unpack({ line, columns }: PackedBaseline): Baseline {
    const baseline = new Baseline();
    baseline.#line = line;
    baseline.#columns = new Map(columns);
    return baseline;
  }

  #describe(parcel: Parcel, learns: boolean): [column: number, value: number][] {
    const isLocal = parcel.from !== "" && parcel.from === parcel.to;
    const distance = parcel.distanceKm ?? (isLocal ? 200 : 900);
    const cells: [number, number][] = [
      ...([[0, 1], [1, Math.log1p(distance) - 6], [2, distance / 1_000], [3, isLocal ? 1 : 0]] as [number, number][]),
      ...([[4, distance < 100 ? 1 : 0], [5, Math.log((parcel.freight ?? 15) + 5) - 3]] as [number, number][]),
      [6, Math.log((parcel.weightG ?? 1_000) + 100) - 7],
    ]; // prettier-ignore
    for (const [kind, place, first, most] of [["to", parcel.to, PLAIN, DESTINATIONS], ["from", parcel.from, PLAIN + DESTINATIONS, ORIGINS]] as const) {
      const column = this.#columnOf(`${kind} ${place}`, first, most, learns);
      if (column !== null) cells.push([column, 1]);
    } // prettier-ignore
    return cells.filter(([, value]) => value !== 0);
  }

  /** The first places that are seen have a column of their own; in a shop those are the most frequent ones. */
  #columnOf(place: string, first: number, most: number, learns: boolean): number | null {
    const known = this.#columns.get(place);
    if (known !== undefined) return known;
    if (!learns) return null;
    const taken = [...this.#columns.values()].filter((column) => column >= first && column < first + most).length;
    if (taken >= most) return null;
    this.#columns.set(place, first + taken);
    return first + taken;
  }
}

export interface PackedBaseline {
  line: number[] | null;
  columns: [string, number][];
}
