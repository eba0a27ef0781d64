import { expect, it } from "vitest";

import { type Estimator, estimatorWords } from "./estimator-words.ts";

const learned = (version: number) => ({ version, learned: `${version} Nov`, parcels: 500 + version });
const words = (change: Partial<Estimator>) =>
  estimatorWords({ state: "done", done: 0, total: null, newest: null, inService: null, delivered: 12, ...change });

it("says what dates rest on", () => {
  expect(words({ state: "never" })).toEqual([
    "Dates rest on your rules and on what carriers say. 12 parcels have arrived that can be learned from.",
  ]);
  expect(words({ delivered: 0 })[0]).toContain("No parcel has arrived yet");
  expect(words({ newest: learned(3), inService: learned(3) })).toEqual([
    "Dates rest on 503 parcels, learned on 3 Nov.",
  ]);
});

it("says why the newest is not used", () => {
  expect(words({ newest: learned(4), inService: learned(3) })[1]).toBe(
    "What was learned on 4 Nov from 504 parcels did not tell the latest weeks better, and is not used.",
  );
});

it.each([
  [{ state: "running", done: 1_200, total: 3_000 }, "1,200 of 3,000 parcels read."],
  [{ state: "running" }, "Reading your parcels."],
  [{ state: "waiting" }, "It begins as soon as a worker is free."],
  [{ state: "failed" }, "The last try ended without a result. What was learned before still counts."],
] as const)("%o", (change, sentence) => {
  expect(words(change).at(-1)).toBe(sentence);
});
