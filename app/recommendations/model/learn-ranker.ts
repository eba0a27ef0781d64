import { seededChance } from "#app/lib/seeded-chance.ts";
import type { Steps } from "#app/lib/steps.ts";

import type { Corpus } from "./corpus.ts";
import { type Described, describeWith } from "./describe.ts";
import type { Evidence } from "./evidence.ts";
import { ExamplesBuilder } from "./examples.ts";
import type { CatalogFacts } from "./catalog-facts.ts";
import { learnEvidence } from "./learn-evidence.ts";
import { aimOf, type Lesson, lessonsOf, type Task } from "./lessons.ts";
import { fitRanker, type Ranker } from "./ranker.ts";

/** The ranker learns from so many stretches of so many days before today, each with what was known at its begin. */
const STRETCHES = 3;
const STRETCH_DAYS = 30;
const MOST_LESSONS = 3_000;
/** Of candidates that were not bought: all of the first, and so many of the others, which stand for the rest. */
const FIRST = 45;
const OTHERS = 45;
/** Rows a lesson: those two, and what was bought beyond the first. */
const EXPECTED = 105;
const SEED = 5;
/** Fewer lessons than this teach nothing that holds. */
const LEAST_LESSONS = 150;

/**
 * Learns how to put candidates in order, from what buyers bought in the last three months. Every lesson sees only what was
 * known when its stretch began. Null for a shop that is too young for it. Yields shares up to four fifths.
 */
export function* learnRanker(
  corpus: Corpus,
  catalog: readonly CatalogFacts[],
  today: number,
  task: Task,
): Steps<Ranker | null> {
  const examples = new ExamplesBuilder(MOST_LESSONS * EXPECTED);
  const shownFrom = Int32Array.from(catalog, (facts) => facts.shownFrom);
  const chance = seededChance(SEED);
  let taught = 0;
  for (let stretch = STRETCHES; stretch >= 1; stretch -= 1) {
    yield (STRETCHES - stretch) / (STRETCHES + 2);
    const from = today - stretch * STRETCH_DAYS;
    const all = [...lessonsOf(corpus, [from, from + STRETCH_DAYS], task, shownFrom)];
    const lessons = thinOut(all, Math.floor(MOST_LESSONS / STRETCHES));
    taught += lessons.length;
    // In a function of its own, so that what was known then is forgotten before the next stretch is learned.
    if (lessons.length > 0)
      yield* teachAll(lessons, yield* learnEvidence(corpus, catalog, from, task), task, examples, chance);
  }
  yield STRETCHES / (STRETCHES + 2);
  return taught < LEAST_LESSONS ? null : yield* fitRanker(examples.build(), task);
}

function* teachAll(
  lessons: readonly Lesson[],
  evidence: Evidence,
  task: Task,
  examples: ExamplesBuilder,
  chance: () => number,
): Steps<void> {
  const describe = describeWith(evidence, aimOf(task));
  for (const lesson of lessons) {
    yield;
    teach(examples, lesson, describe(lesson.context), chance);
  }
}

function thinOut(lessons: readonly Lesson[], most: number): Lesson[] {
  const step = Math.max(1, lessons.length / most);
  return Array.from({ length: Math.min(lessons.length, most) }, (_, index) => lessons[Math.floor(index * step)]!);
}

function teach(
  examples: ExamplesBuilder,
  { target }: Lesson,
  { candidates, width, features }: Described,
  chance: () => number,
): void {
  const rest = Math.max(0, candidates.length - FIRST);
  const share = rest > 0 ? Math.min(1, OTHERS / rest) : 1;
  for (const [place, product] of candidates.entries()) {
    const isBought = target.has(product);
    const isSure = isBought || place < FIRST;
    if (!isSure && chance() >= share) continue;
    const row = features.subarray(place * width, (place + 1) * width);
    examples.add(row, isBought, isSure ? 1 : 1 / share);
  }
  examples.endLesson();
}
