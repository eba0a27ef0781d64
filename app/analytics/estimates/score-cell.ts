import type { Moment } from "#app/estimates/moment.ts";

/**
 * What one way of naming a day came to over some parcels, as sums that can be added up. Days are the destination's own
 * and whole, as shoppers read them.
 */
export interface WaySums {
  /** Windows that have run out. */
  told: number;
  /** Parcels that came on the last day or before, and those that came in the window. */
  inTime: number;
  inside: number;
  /** Days from the first to the last, both counted. */
  width: number;
  /** Of those told so many have arrived; the next three are sums over them. */
  arrived: number;
  /** Days between the middle and the arrival, and the same with its sign: positive is later than said. */
  miss: number;
  bias: number;
  /** Winkler's score of an 80 % window: its width, and ten times what it was missed by. */
  score: number;
}

/** The same of our own distribution, to the hour. */
export interface ExactSums {
  told: number;
  /** Came between P10 and P90, between P5 and P95, before P90. */
  in80: number;
  in90: number;
  by90: number;
  width80: number;
  width90: number;
  arrived: number;
  miss: number;
  bias: number;
  score80: number;
  score90: number;
}

export interface ScoreCell {
  /** ISO days: Monday of the week, and first of the month, in which the windows ran out. */
  weekOn: string;
  monthOn: string;
  moment: Moment;
  /** `DE>FR-IDF` */
  lane: string;
  carrier: string;
  /** What it rested on: carrier | rule | learned */
  basis: string;
  /** Nobody was told: it would have been said before the shop was installed. */
  replayed: boolean;
  exact: ExactSums;
  ours: WaySums;
  rule: WaySums;
  /** Only where the carrier had named a day, and ours of the same parcels. */
  carriers: WaySums;
  oursBeside: WaySums;
  /** Windows that ran out for parcels of which nobody tells what became of them. */
  unknown: number;
}

/** All windows told at one moment. */
export type MomentSums = Pick<ScoreCell, "moment" | "replayed" | "exact" | "unknown">;

export const NO_WAY: WaySums = { told: 0, inTime: 0, inside: 0, width: 0, arrived: 0, miss: 0, bias: 0, score: 0 };

export const NO_EXACT: ExactSums = {
  ...{ told: 0, in80: 0, in90: 0, by90: 0, width80: 0, width90: 0 },
  ...{ arrived: 0, miss: 0, bias: 0, score80: 0, score90: 0 },
};

export type CellSums = Pick<ScoreCell, "exact" | "ours" | "rule" | "carriers" | "oursBeside" | "unknown">;

/** Adds cells up. */
export function sumCells(cells: readonly CellSums[]): CellSums {
  return {
    exact: sum(cells, ({ exact }) => exact, NO_EXACT),
    ours: sum(cells, ({ ours }) => ours, NO_WAY),
    rule: sum(cells, ({ rule }) => rule, NO_WAY),
    carriers: sum(cells, ({ carriers }) => carriers, NO_WAY),
    oursBeside: sum(cells, ({ oursBeside }) => oursBeside, NO_WAY),
    unknown: cells.reduce((count, { unknown }) => count + unknown, 0),
  };
}

function sum<T extends { [K in keyof T]: number }>(cells: readonly CellSums[], of: (cell: CellSums) => T, none: T): T {
  const total = { ...none };
  for (const cell of cells) {
    const part = of(cell);
    for (const name of Object.keys(none) as (keyof T)[]) total[name] = (total[name] + part[name]) as T[keyof T];
  }
  return total;
}
