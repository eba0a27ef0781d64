/** Half-lives of what is remembered, in days: this week's news, this month's, this quarter's. */
const HALF_LIVES = [3, 10, 30] as const;

/** Arrived and expected by half-life, and when they were last brought up to date. */
const CELLS = HALF_LIVES.length * 2 + 1;
const TIME = CELLS - 1;

/**
 * How fast each lane delivers these days: parcels that arrived, divided by how many should have by the usual times, with
 * the older ones counting less. Parcels still under way count among those expected, so that a lane that has stopped shows
 * at once, and a slow one is not taken for a fast one because only its fast parcels are known yet. It is the standardized
 * mortality ratio of epidemiology (Breslow & Day 1987, ch. 2) or the martingale residual of survival analysis, by lane.
 */
export class Paces {
  readonly #places = new Map<string, number>();
  #cells = new Float64Array(CELLS * 1_024);

  /** The number of a lane, for asking often. */
  number(lane: string): number {
    const known = this.#places.get(lane);
    if (known !== undefined) return known;
    const made = this.#places.size;
    this.#places.set(lane, made);
    if ((made + 1) * CELLS > this.#cells.length) {
      const larger = new Float64Array(this.#cells.length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    return made;
  }

  /** The number of a lane that was seen before; -1 for others. */
  find(lane: string): number {
    return this.#places.get(lane) ?? -1;
  }

  /** @param at days; never before what was added last */
  add(place: number, at: number, arrived: number, expected: number): void {
    const start = place * CELLS;
    const cells = this.#cells;
    const passed = at - cells[start + TIME]!;
    for (let index = 0; index < HALF_LIVES.length; index += 1) {
      const kept = 2 ** (-passed / HALF_LIVES[index]!);
      cells[start + index * 2] = cells[start + index * 2]! * kept + arrived;
      cells[start + index * 2 + 1] = cells[start + index * 2 + 1]! * kept + expected;
    }
    cells[start + TIME] = at;
  }

  /**
   * Logarithm of arrived by expected, drawn towards a wider lane's as if that many parcels had kept to it.
   * @param span index of the half-life
   */
  read(place: number, at: number, span: number, wider: number, weight: number): number {
    if (place < 0) return wider;
    const start = place * CELLS;
    const kept = 2 ** (-(at - this.#cells[start + TIME]!) / HALF_LIVES[span]!);
    const arrived = this.#cells[start + span * 2]! * kept;
    const expected = this.#cells[start + span * 2 + 1]! * kept;
    return Math.log((arrived + weight * Math.exp(wider)) / (expected + weight));
  }

  /** What is worth keeping: lanes with at least so much expected in the longest memory. */
  pack(least: number): PackedPaces {
    const lanes = [...this.#places].filter(([, place]) => this.#cells[place * CELLS + TIME - 1]! >= least);
    const cells = lanes.map(([, place]) => [...this.#cells.subarray(place * CELLS, (place + 1) * CELLS)].map(short));
    return { lanes: lanes.map(([lane]) => lane), cells };
  }

  static unpack({ lanes, cells }: PackedPaces): Paces {
    const paces = new Paces();
    for (const [index, lane] of lanes.entries()) {
      const place = paces.number(lane);
      paces.#cells.set(cells[index]!, place * CELLS);
    }
    return paces;
  }
}

export interface PackedPaces {
  lanes: string[];
  cells: number[][];
}

/** Six digits are more than any of it is known to. */
export function short(value: number): number {
  return Number(value.toPrecision(7));
}
