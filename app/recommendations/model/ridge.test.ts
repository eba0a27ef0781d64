import fc from "fast-check";
import { expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";
import { PRODUCTS, someOrders } from "#tests/support/small-shop.ts";

import { type Row, solveLocally } from "./ridge.ts";

const SIZE = PRODUCTS.length;

function rowsOf(matrix: readonly number[][]): Row[] {
  return matrix.map((row, own) => {
    const others = Int32Array.from([...row.keys()].filter((other) => other !== own && row[other]! > 0));
    return { others, sums: Float32Array.from(others, (other) => row[other]!) };
  });
}

/** Gauss and Jordan, with the largest pivot first. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, place) => [...row, right[place]!]);
  for (let column = 0; column < rows.length; column += 1) {
    const rest = rows.slice(column).map((row) => Math.abs(row[column]!));
    const pivot = column + rest.indexOf(Math.max(...rest));
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const lead = rows[column]!;
    for (const row of rows) {
      if (row === lead) continue;
      const times = row[column]! / lead[column]!;
      for (const place of row.keys()) row[place]! -= times * lead[place]!;
    }
  }
  return rows.map((row, place) => row.at(-1)! / row[place]!);
}

it("solves the ridge regression of every product on the others", () => {
  fc.assert(
    fc.property(someOrders, (orders) => {
      const together = PRODUCTS.map((one) => {
        return PRODUCTS.map((other) => {
          return orders.filter(({ products }) => products.includes(one) && products.includes(other)).length;
        });
      });
      const weights = Float64Array.from(together, (row, product) => row[product]!);
      const rows = rowsOf(together);
      const found = finishSteps(solveLocally(rows, rows, weights));
      for (const target of PRODUCTS.keys()) {
        const companions = [...rows[target]!.others];
        const system = companions.map((one) =>
          companions.map((other) => together[one]![other]! + (one === other ? 10 : 0)),
        );
        const right = companions.map((one) => together[one]![target]!);
        const expected = new Array<number>(SIZE).fill(0);
        for (const [place, value] of solve(system, right).entries()) expected[companions[place]!] = value;
        for (const [product, value] of expected.entries()) {
          expect(found[product]!.get(target) ?? 0).toBeCloseTo(value > 0.001 ? value : 0, 6);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it("gives nothing to what only goes along with something stronger", () => {
  // A pot explains tea; a lid comes with the pot, never with tea alone.
  const [tea, pot, lid] = [0, 1, 2];
  const together = [
    [100, 90, 45],
    [90, 100, 50],
    [45, 50, 50],
  ];
  const rows = rowsOf(together);
  const found = finishSteps(solveLocally(rows, rows, Float64Array.from([100, 100, 50])));
  expect(found[pot]!.get(tea)).toBeGreaterThan(0.75);
  expect(found[lid]!.get(tea) ?? 0).toBeLessThan(0.15);
});

it("says nothing rather than nonsense where a cut matrix cannot be solved", () => {
  // Three that each go along with the two others more than with themselves.
  const row = (...others: number[]) => ({
    others: Int32Array.from(others),
    sums: new Float32Array(others.length).fill(90),
  });
  const rows = [row(1, 2), row(0, 2), row(0, 1)];
  const weights = Float64Array.from([40, 40, 40]);
  for (const spoken of finishSteps(solveLocally(rows, rows, weights))) {
    for (const weight of spoken.values()) expect(weight).toBeLessThanOrEqual(1);
  }
});
