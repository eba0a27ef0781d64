import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { coverageOf } from "./coverage.ts";
import { scoreCard, scoreMoments, scoreOf } from "./score-card.ts";
import { NO_EXACT, NO_WAY, type ScoreCell, sumCells } from "./score-cell.ts";
import { scoreCsv } from "./score-csv.ts";

function cell({ exact, ours, ...change }: Partial<ScoreCell> = {}): ScoreCell {
  return {
    ...{
      weekOn: "2026-11-02",
      monthOn: "2026-11-01",
      moment: "handover",
      lane: "DE>FR-IDF",
      carrier: "DHL",
      basis: "rule",
      replayed: false,
    },
    exact: { ...NO_EXACT, told: 40, arrived: 38, in80: 32, in90: 36, by90: 36, width80: 120, miss: 38, ...exact },
    ours: { ...NO_WAY, told: 40, inTime: 37, ...ours },
    ...{ rule: NO_WAY, carriers: NO_WAY, oursBeside: NO_WAY, unknown: 1 },
    ...change,
  };
}

describe("coverageOf", () => {
  it.each([
    ["early", 20, 25, 0.8],
    ["holds", 80, 100, 0.8],
    ["holds", 74, 100, 0.8],
    ["narrow", 65, 100, 0.8],
    ["wide", 95, 100, 0.8],
    ["holds", 78_500, 100_000, 0.8],
    ["narrow", 77_500, 100_000, 0.8],
  ] as const)("%s: %i of %i where %d is stated", (verdict, inside, of, stated) => {
    expect(coverageOf(inside, of, stated).verdict).toBe(verdict);
  });

  it("keeps the seen share inside its range", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, share) => {
        const { seen, range } = coverageOf(Math.round(of * share), of, 0.8);
        expect((range?.low ?? 2) <= (seen ?? 0) + 1e-9 && (range?.high ?? -1) >= (seen ?? 0) - 1e-9).toBe(true);
      }),
    );
  });
});

describe("scoreCard", () => {
  it("divides sums over those they were taken of", () => {
    const { width80, miss, told, arrived, unknown, byDay } = scoreOf(sumCells([cell(), cell()]));
    expect({ width80, miss, told, arrived, unknown }).toEqual({
      width80: 3,
      miss: 1,
      told: 80,
      arrived: 76,
      unknown: 2,
    });
    expect(byDay).toMatchObject({ inside: 74, of: 80 });
    expect(scoreOf(sumCells([]))).toMatchObject({ told: 0, miss: null, width80: null });
  });

  it("keeps regions with many parcels apart, and gathers the others of their country", () => {
    const few = { exact: { ...NO_EXACT, told: 5 } };
    const cells = ["DE>FR-IDF", "DE>FR-BRE", "DE>FR-COR", "DE>FR", "DE>AT", "DE>", "FR>FR-BRE"].map((lane, place) =>
      cell({ lane, ...(place === 0 ? {} : few) }),
    );
    const lanes = scoreCard(cells).byLane.map(({ of, score }) => [of.to, of.region, of.isRest, score.told]);
    expect(lanes).toEqual([
      ["FR", "IDF", false, 40],
      ["FR", null, true, 20],
      ["AT", null, false, 5],
      [null, null, false, 5],
    ]);
  });

  it("puts weeks and moments in their order", () => {
    const card = scoreCard([cell({ weekOn: "2026-11-09" }), cell(), cell({ monthOn: "2026-10-01" })]);
    expect(card.byWeek.map(({ weekOn }) => weekOn)).toEqual(["2026-11-02", "2026-11-09"]);
    expect(card.byMonth.map(({ monthOn }) => monthOn)).toEqual(["2026-11-01", "2026-10-01"]);
    const moments = scoreMoments((["day_2", "handover", "purchase"] as const).map((moment) => cell({ moment })));
    expect(moments.map(({ moment }) => moment)).toEqual(["purchase", "handover", "day_2"]);
  });

  it("shows the carrier's dates beside ours of the same parcels, where there are any", () => {
    expect(scoreCard([cell()]).ways.map(({ way }) => way)).toEqual(["ours", "rule"]);
    const beside = { ...NO_WAY, told: 10, inTime: 6, inside: 3, width: 10, arrived: 10, miss: 12, bias: 8, score: 120 };
    const ways = scoreCard([cell({ carriers: beside, oursBeside: beside })]).ways;
    expect(ways.map(({ way, told }) => [way, told])).toEqual([
      ["ours", 40],
      ["rule", 0],
      ["ours_beside", 10],
      ["carrier", 10],
    ]);
    expect(ways[3]).toMatchObject({ inside: 0.3, width: 1, miss: 1.2, bias: 0.8, score: 12 });
  });
});

it("writes a line for each cell, which no spreadsheet runs", () => {
  const lines = scoreCsv([cell({ carrier: "=cmd()", weekOn: "2026-11-09" }), cell({ replayed: true })]).split("\r\n");
  const columns = lines[0]?.split(",") ?? [];
  const read = (line = ""): Record<string, string> =>
    Object.fromEntries(line.split(",").map((value, place) => [columns[place] ?? "", value]));
  expect(lines).toHaveLength(4);
  expect(read(lines[1])).toMatchObject({
    week_of: "2026-11-02",
    parcels: "40",
    told_to_shoppers: "no",
    in_80_window: "32",
    mean_days_wide_80: "3",
  });
  expect(read(lines[2])).toMatchObject({ carrier: "'=cmd()", carrier_date_mean_days_off: "" });
});
