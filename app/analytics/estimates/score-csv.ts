import { csvCell } from "#app/notifications/log/log-csv.ts";

import type { ScoreCell, WaySums } from "./score-cell.ts";

const COLUMNS: readonly [string, (cell: ScoreCell) => string | number | null][] = [
  ["week_of", (cell) => cell.weekOn],
  ["month_of", (cell) => cell.monthOn],
  ["moment", (cell) => cell.moment],
  ["lane", (cell) => cell.lane],
  ["carrier", (cell) => cell.carrier],
  ["rests_on", (cell) => cell.basis],
  ["told_to_shoppers", (cell) => (cell.replayed ? "no" : "yes")],
  ["parcels", ({ exact }) => exact.told],
  ["arrived", ({ exact }) => exact.arrived],
  ["left_out", (cell) => cell.unknown],
  ["in_80_window", ({ exact }) => exact.in80],
  ["in_90_window", ({ exact }) => exact.in90],
  ["by_p90", ({ exact }) => exact.by90],
  ["mean_days_wide_80", ({ exact }) => mean(exact.width80, exact.told)],
  ["mean_days_wide_90", ({ exact }) => mean(exact.width90, exact.told)],
  ["mean_days_off", ({ exact }) => mean(exact.miss, exact.arrived)],
  ["mean_days_later", ({ exact }) => mean(exact.bias, exact.arrived)],
  ["interval_score_80", ({ exact }) => mean(exact.score80, exact.arrived)],
  ["interval_score_90", ({ exact }) => mean(exact.score90, exact.arrived)],
  ...wayColumns("told", ({ ours }) => ours),
  ...wayColumns("rules", ({ rule }) => rule),
  ...wayColumns("told_beside_carrier", ({ oursBeside }) => oursBeside),
  ...wayColumns("carrier_date", ({ carriers }) => carriers),
];

function wayColumns(name: string, of: (cell: ScoreCell) => WaySums): typeof COLUMNS {
  return [
    [`${name}_parcels`, (cell) => of(cell).told],
    [`${name}_by_last_day`, (cell) => of(cell).inTime],
    [`${name}_in_window`, (cell) => of(cell).inside],
    [`${name}_mean_days_wide`, (cell) => mean(of(cell).width, of(cell).told)],
    [`${name}_mean_days_off`, (cell) => mean(of(cell).miss, of(cell).arrived)],
    [`${name}_interval_score`, (cell) => mean(of(cell).score, of(cell).arrived)],
  ];
}

/** All cells as a file (RFC 4180), the oldest week first. */
export function scoreCsv(cells: readonly ScoreCell[]): string {
  const sorted = cells.toSorted(
    (one, other) => one.weekOn.localeCompare(other.weekOn) || one.lane.localeCompare(other.lane),
  );
  return [COLUMNS.map(([name]) => name), ...sorted.map((cell) => COLUMNS.map(([, value]) => csvCell(value(cell))))]
    .map((cells) => `${cells.join(",")}\r\n`)
    .join("");
}

function mean(sum: number, of: number): number | null {
  return of === 0 ? null : Number((sum / of).toFixed(3));
}
