import { expect, it } from "vitest";

import { seededChance } from "../seeded-chance.ts";
import { finishSteps } from "../steps.ts";

import { binAll, findEdges } from "./bins.ts";
import { TreeGrower } from "./grow-tree.ts";
import { readTree } from "./tree.ts";

const ROWS = 3_000;
const WIDTH = 3;

it("every row falls by its features into the leaf that was made of it by its steps", () => {
  const chance = seededChance(3);
  const features = Float32Array.from({ length: ROWS * WIDTH }, () => Math.floor(chance() * 100) / 100);
  const gradients = Float32Array.from({ length: ROWS }, (_, row) => features[row * WIDTH]! - 0.5 + chance() / 5);
  const curvatures = new Float32Array(ROWS).fill(0.25);
  const edges = finishSteps(findEdges(features, WIDTH));
  const all = Int32Array.from({ length: ROWS }, (_, row) => row);
  const grower = new TreeGrower(finishSteps(binAll(features, WIDTH, edges)), edges, {
    ...{ leaves: 16, rate: 0.08, leastRows: 100, penalty: 5 },
  });
  const tree = finishSteps(grower.grow(all, Int32Array.from([0, 1, 2]), { gradients, curvatures }));
  const leaves = new Map<number, number[]>();
  for (let row = 0; row < ROWS; row += 1) {
    const leaf = readTree(tree, features, row * WIDTH);
    leaves.set(leaf, [...(leaves.get(leaf) ?? []), row]);
  }
  expect(leaves.size).toBe(tree.columns.filter((column) => column < 0).length);
  expect(leaves.size).toBeGreaterThan(7);
  for (const [leaf, rows] of leaves) {
    expect(rows.length).toBeGreaterThanOrEqual(100);
    const sum = rows.reduce((all, row) => all + gradients[row]!, 0);
    expect(leaf).toBeCloseTo((0.08 * sum) / (0.25 * rows.length + 5), 6);
  }
});
