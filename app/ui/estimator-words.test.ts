import { expect, it } from "vitest";

import { type Estimator, estimatorWords } from "./estimator-words.ts";

const learned = (version: number) => ({ version, learned: `${version} Nov`, parcels: 500 + version });
const words = (change: Partial<Estimator>) =>
  estimatorWords({
    ...{
      state: "done",
      done: 0,
      total: null,
      newest: null,
      inService: null,
      delivered: 12,
      source: "own",
      goesOn: false,
      trials: null,
    },
    ...change,
  });

it("says what dates rest on", () => {
  expect(words({ state: "never" })).toEqual([
    "Dates rest on your rules and on what carriers say. 12 parcels have arrived that can be learned from.",
  ]);
  expect(words({ delivered: 0 })[0]).toContain("No parcel has arrived yet");
  expect(words({ newest: learned(3), inService: learned(3) })).toEqual([
    "Dates rest on 503 parcels, learned on 3 Nov.",
  ]);
});

it("says what the parcels of others have taught, and how all that could name dates did", () => {
  expect(words({ newest: learned(3), inService: learned(3), source: "pooled" })[0]).toBe(
    "Dates rest on what the parcels of all shops have taught, since 3 Nov. 12 parcels have arrived that can be learned from.",
  );
  expect(words({ state: "never", source: "pooled", delivered: 0 })[0]).toBe(
    "Dates rest on what the parcels of all shops have taught. No parcel has arrived yet, so there is nothing to learn from.",
  );
  const trial = (score: number) => ({ parcels: 60, score, coverage80: 0.81 });
  const trials = { own: trial(6.82), inService: null, pooled: null, rules: trial(11) };
  expect(words({ trials })[1]).toBe(
    "Scores on the latest weeks, lower is better: your parcels 6.8 (81 % in the 80 % window), your rules 11.0 (81 % in the 80 % window).",
  );
  expect(words({ trials: { ...trials, rules: null } })).toHaveLength(1);
});

it("says why the newest is not used", () => {
  expect(words({ newest: learned(4), inService: learned(3) })[1]).toBe(
    "What was learned on 4 Nov from 504 parcels did not tell the latest weeks better, and is not used.",
  );
});

it.each([
  [{ state: "running", done: 1_200, total: 3_000 }, "1,200 of 3,000 parcels read."],
  [{ state: "running" }, "Reading your parcels."],
  [{ state: "running", done: 1_200, total: 3_000, goesOn: true }, "1,200 of 3,000 parcels read."],
  [{ state: "waiting", goesOn: true }, "It was interrupted, and goes on where it stopped as soon as a worker is free."],
  [
    { state: "failed", goesOn: true },
    "The last try was interrupted. What was learned before still counts, and the next try goes on where it stopped.",
  ],
  [{ state: "waiting" }, "It begins as soon as a worker is free."],
  [{ state: "failed" }, "The last try ended without a result. What was learned before still counts."],
] as const)("%o", (change, sentence) => {
  expect(words(change).at(-1)).toBe(sentence);
});

it("says that it goes on where it stopped", () => {
  expect(words({ state: "running", goesOn: true }).at(-2)).toBe("It was interrupted, and goes on where it stopped.");
  expect(words({ state: "done", goesOn: true })).toEqual(words({}));
});
