import { describe, expect, it } from "vitest";

import {
  biasWords,
  type Coverage,
  doubtOf,
  percent,
  rangeWords,
  type Score,
  scoreWords,
  wayWords,
} from "./score-words.ts";

const coverage = (inside: number, of: number, verdict: Coverage["verdict"] = "holds", stated = 0.9): Coverage => ({
  ...{ stated, inside, of, verdict },
  seen: of === 0 ? null : inside / of,
  range: of === 0 ? null : { low: inside / of - 0.03, high: inside / of + 0.02 },
});

const score = (change: Partial<Score> = {}): Score => ({
  ...{ told: 412, arrived: 412, unknown: 0 },
  in80: coverage(330, 412, "holds", 0.8),
  in90: coverage(372, 412),
  by90: coverage(371, 412),
  byDay: coverage(388, 412),
  ...{ width80: 3.42, width90: 5, miss: 1.1, bias: 0.4, score80: 5, score90: 7 },
  ...change,
});

describe("scoreWords", () => {
  it("says what was said, and how often it came true", () => {
    const { badge, headline, sentences } = scoreWords(score(), "handover");
    expect(badge.text).toBe("They hold");
    expect(headline).toBe("Of 412 parcels we said “9 of 10 arrive by …” about, 388 (94 %) came by that day.");
    expect(sentences[0]).toContain("To the hour 371 (90 %) came in time, with 95 % certainty between 87 and 92 %.");
    expect(sentences[1]).toContain("it did for 80 %");
    expect(sentences).toHaveLength(2);
  });

  it("says that nobody was told", () => {
    const { headline, sentences } = scoreWords(score(), "handover", false);
    expect(headline).toMatch(/^Of 412 parcels we would have said “9 of 10/);
    expect(sentences[0]).toMatch(/^As it would have been told when the carrier had it\. To the hour/);
    expect(wayWords("ours_beside", false)).toBe("What shoppers would have been told, where the carrier named a day");
  });

  it("owns up to what is still out, and to what it cannot tell", () => {
    const rest = scoreWords(score({ arrived: 409, unknown: 1 }), "purchase").sentences.slice(2);
    expect(rest).toEqual([
      "3 of them are still on the way and count as late.",
      "1 parcel more is left out: returned, cancelled, or with a carrier that tells nothing.",
    ]);
    expect(scoreWords(score({ arrived: 411 }), "purchase").sentences[2]).toBe(
      "1 of them is still on the way and counts as late.",
    );
  });

  it.each([
    ["Too narrow", { in80: coverage(280, 412, "narrow", 0.8) }],
    ["Too narrow", { in90: coverage(354, 412, "narrow") }],
    ["Too narrow", { byDay: coverage(330, 412, "narrow") }],
    ["Wider than need be", { in80: coverage(390, 412, "wide", 0.8), byDay: coverage(410, 412, "wide") }],
    ["They hold", { by90: coverage(360, 412, "narrow"), byDay: coverage(410, 412, "wide") }],
    ["Too early to say", { in80: coverage(8, 10, "early", 0.8), in90: coverage(1, 9, "narrow") }],
    ["Nothing to judge yet", { told: 0 }],
  ])("%s", (text, change) => {
    expect(scoreWords(score(change), "handover").badge.text).toBe(text);
  });
});

it("writes numbers as they are read", () => {
  expect(percent(0.806)).toBe("81 %");
  expect(percent(null)).toBe("–");
  expect(rangeWords(coverage(90, 100))).toBe("87–92 %");
  expect([biasWords(0.42), biasWords(-1), biasWords(0.01), biasWords(null)]).toEqual([
    "0.4 later",
    "1.0 earlier",
    "on time",
    "–",
  ]);
  expect([doubtOf(coverage(5, 10, "early")), doubtOf(coverage(5, 10))]).toEqual(["few so far", null]);
});
