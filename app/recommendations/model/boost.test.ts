import { expect, it } from "vitest";

import { seededChance } from "#app/lib/seeded-chance.ts";

import { boost } from "./boost.ts";
import { logisticLoss } from "./slopes.ts";

const WIDTH = 2;
const SETTINGS = { loss: logisticLoss, trees: 3, penalty: 5, rows: 1, columns: 1, seed: 1 };

/** How often others may have a turn while trees learn from so many rows. */
function countTurns(count: number): number {
  const chance = seededChance(1);
  const features = Float32Array.from({ length: count * WIDTH }, chance);
  const bought = Uint8Array.from({ length: count }, (_, row) => (features[row * WIDTH]! > 0.5 ? 1 : 0));
  const weights = new Float32Array(count).fill(1);
  const examples = { count, width: WIDTH, features, bought, weights, lessons: Int32Array.from([0, count]) };
  let turns = 0;
  for (const steps = boost(examples, SETTINGS); !steps.next().done;) turns += 1;
  return turns;
}

it("others have a turn at least every 10,000 rows of a tree, however many there are", () => {
  const more = countTurns(100_000) - countTurns(10_000);
  expect(more).toBeGreaterThanOrEqual(SETTINGS.trees * 9);
});
