import { expect, it } from "vitest";

import type { Steps } from "#app/lib/steps.ts";

import type { Drafts } from "./drafts.ts";
import { type Learned, learnEstimator } from "./estimator.ts";
import { BEGIN, makeParcels } from "./made-parcels.ts";

const NOW = BEGIN + 200;
const parcels = makeParcels(1_700, 200, 5);
const learn = (drafts: Drafts, from = parcels) => learnEstimator(from, NOW, () => false, drafts);
const asText = (learned: Learned | null) => JSON.stringify(learned);

/** Goes through the steps until so many drafts are there, or the end. */
function count(steps: Steps<Learned | null>, isEnough: () => boolean): { count: number; learned: Learned | null } {
  for (let count = 0; ; count += 1) {
    const step = steps.next();
    if (step.done) return { count, learned: step.value };
    if (isEnough()) return { count, learned: null };
  }
}

const whole = count(learn(new Map()), () => false);

it("goes on after the fits that were finished, and ends as if it had never stopped", () => {
  const first: Drafts = new Map();
  const half = count(learn(first), () => first.size === 2);
  expect(first.size).toBe(2);
  // What was stored comes back as text tells it.
  const stored: Drafts = new Map(JSON.parse(JSON.stringify([...first])) as [string, never][]);
  const rest = count(learn(stored), () => false);
  expect(asText(rest.learned)).toBe(asText(whole.learned));
  expect(stored.size).toBe(4);
  expect(rest.count).toBeLessThan(whole.count - half.count * 0.8);
  expect(count(learn(stored), () => false).count).toBeLessThan(rest.count / 2);
});

it("puts a fit among the drafts before it yields the next share", () => {
  const drafts: Drafts = new Map();
  const sizes: [number, number][] = [];
  const steps = learn(drafts);
  for (let step = steps.next(); !step.done; step = steps.next()) {
    if (step.value !== undefined) sizes.push([step.value, drafts.size]);
  }
  expect(sizes.map(([, size]) => size)).toEqual([0, 1, 2, 2, 3, 4, 4]);
  expect(sizes.map(([share]) => share)).toEqual(sizes.map(([share]) => share).toSorted((one, other) => one - other));
});

it("fits anew what other lessons would teach", () => {
  const drafts: Drafts = new Map();
  count(learn(drafts), () => false);
  const others = parcels.map((parcel, index) =>
    index === 100 && parcel.deliveredAt !== null ? { ...parcel, deliveredAt: parcel.deliveredAt + 0.5 } : parcel,
  );
  const fresh = count(learn(new Map(), others), () => false);
  expect(asText(count(learn(drafts, others), () => false).learned)).toBe(asText(fresh.learned));
  expect(asText(fresh.learned)).not.toBe(asText(whole.learned));
});

it("keeps no draft of what is fitted in a moment", () => {
  const drafts: Drafts = new Map();
  expect(count(learn(drafts, makeParcels(600, 200, 5)), () => false).learned).not.toBeNull();
  expect(drafts.size).toBe(0);
});
