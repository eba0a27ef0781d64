import { MOMENTS, type Moment } from "#app/estimates/moment.ts";

import { type Coverage, coverageOf } from "./coverage.ts";
import { type LaneGroup, laneGroups } from "./lane-groups.ts";
import {
  type CellSums,
  type ExactSums,
  type MomentSums,
  NO_WAY,
  type ScoreCell,
  sumCells,
  type WaySums,
} from "./score-cell.ts";

/** How windows did over some parcels. Days; null where nothing has arrived. */
export interface Score {
  /** Windows that ran out, and those of them whose parcel has arrived. */
  told: number;
  arrived: number;
  unknown: number;
  in80: Coverage;
  in90: Coverage;
  /** "9 of 10 by …", to the hour. */
  by90: Coverage;
  /** The same as shoppers read it: by the end of the day. */
  byDay: Coverage;
  width80: number | null;
  width90: number | null;
  /** Mean days between the expected moment and the arrival, and how much later than expected parcels came on average. */
  miss: number | null;
  bias: number | null;
  score80: number | null;
  score90: number | null;
}

/** One way of naming a day, beside the others: `ours_beside` is ours where the carrier had named a day, too. */
export interface WayScore {
  way: "ours" | "rule" | "ours_beside" | "carrier";
  told: number;
  inTime: Coverage;
  inside: number | null;
  width: number | null;
  miss: number | null;
  bias: number | null;
  score: number | null;
}

export interface ScoreCard {
  total: Score;
  ways: WayScore[];
  byWeek: { weekOn: string; score: Score }[];
  byMonth: { monthOn: string; score: Score }[];
  byLane: { of: LaneGroup; score: Score }[];
  byCarrier: { carrier: string; score: Score }[];
  byBasis: { basis: string; score: Score }[];
}

/** More rows than these nobody reads; the file has them all. */
const MOST_ROWS = 12;

/** The whole score-card of one moment. @param cells of that moment */
export function scoreCard(chosen: readonly ScoreCell[]): ScoreCard {
  const total = sumCells(chosen);
  return {
    total: scoreOf(total),
    ways: waysOf(total),
    byWeek: groupBy(chosen, (cell) => cell.weekOn)
      .map(([weekOn, group]) => ({ weekOn, score: scoreOf(sumCells(group)) }))
      .toSorted((one, other) => one.weekOn.localeCompare(other.weekOn)),
    byMonth: groupBy(chosen, (cell) => cell.monthOn)
      .map(([monthOn, group]) => ({ monthOn, score: scoreOf(sumCells(group)) }))
      .toSorted((one, other) => other.monthOn.localeCompare(one.monthOn)),
    byLane: groupBy(chosen, laneGroups(chosen))
      .map(([key, group]) => ({ of: JSON.parse(key) as LaneGroup, score: scoreOf(sumCells(group)) }))
      .filter(wasTold)
      .toSorted(mostFirst)
      .slice(0, MOST_ROWS),
    byCarrier: groupBy(chosen, (cell) => cell.carrier)
      .map(([carrier, group]) => ({ carrier, score: scoreOf(sumCells(group)) }))
      .filter(wasTold)
      .toSorted(mostFirst)
      .slice(0, MOST_ROWS),
    byBasis: groupBy(chosen, (cell) => cell.basis)
      .map(([basis, group]) => ({ basis, score: scoreOf(sumCells(group)) }))
      .filter(wasTold)
      .toSorted(mostFirst),
  };
}

/** Every moment that has windows to judge, from the order to the door. */
export function scoreMoments(sums: readonly MomentSums[]): { moment: Moment; score: Score }[] {
  return MOMENTS.flatMap((moment) => {
    const found = sums.find((one) => one.moment === moment);
    return found ? [{ moment, score: scoreOf({ ...found, ours: NO_WAY }) }].filter(wasTold) : [];
  });
}

/** Sums as rates and means. */
export function scoreOf({ exact, ours, unknown }: Pick<CellSums, "exact" | "ours" | "unknown">): Score {
  const ofTold = (sum: number) => mean(sum, exact.told);
  const ofArrived = (name: keyof ExactSums) => mean(exact[name], exact.arrived);
  return {
    ...{ told: exact.told, arrived: exact.arrived, unknown },
    in80: coverageOf(exact.in80, exact.told, 0.8),
    in90: coverageOf(exact.in90, exact.told, 0.9),
    by90: coverageOf(exact.by90, exact.told, 0.9),
    byDay: coverageOf(ours.inTime, ours.told, 0.9),
    ...{ width80: ofTold(exact.width80), width90: ofTold(exact.width90) },
    ...{ miss: ofArrived("miss"), bias: ofArrived("bias") },
    ...{ score80: ofArrived("score80"), score90: ofArrived("score90") },
  };
}

function waysOf({ ours, rule, oursBeside, carriers }: CellSums): WayScore[] {
  const all = [wayOf("ours", ours), wayOf("rule", rule)];
  return carriers.told === 0 ? all : [...all, wayOf("ours_beside", oursBeside), wayOf("carrier", carriers)];
}

function wayOf(way: WayScore["way"], sums: WaySums): WayScore {
  return {
    ...{ way, told: sums.told },
    inTime: coverageOf(sums.inTime, sums.told, 0.9),
    inside: mean(sums.inside, sums.told),
    width: mean(sums.width, sums.told),
    miss: mean(sums.miss, sums.arrived),
    bias: mean(sums.bias, sums.arrived),
    score: mean(sums.score, sums.arrived),
  };
}

function mean(sum: number, of: number): number | null {
  return of === 0 ? null : sum / of;
}

function groupBy(cells: readonly ScoreCell[], keyOf: (cell: ScoreCell) => string): [string, ScoreCell[]][] {
  const groups = new Map<string, ScoreCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups];
}

/** A carrier that never tells of an arrival has windows that run out, and none that can be judged. */
function wasTold({ score }: { score: Score }): boolean {
  return score.told > 0;
}

function mostFirst(one: { score: Score }, other: { score: Score }): number {
  return other.score.told - one.score.told;
}
