import fc from "fast-check";
import { expect, it } from "vitest";

import { type Curve, hazardAt, hazardOf, SHARES, valueAt } from "./curve.ts";
import { quantilesAfter } from "./foresee.ts";

const curve = fc
  .tuple(
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.array(fc.double({ min: 1e-4, max: 0.3, noNaN: true }), { minLength: SHARES.length, maxLength: SHARES.length }),
  )
  .map(([start, steps]): Curve => {
    let value = start;
    return Float64Array.from(steps, (step) => (value += step));
  });

it("quantiles are in order, and more time passed never moves one into the past or to an earlier end", () => {
  fc.assert(
    fc.property(curve, fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { maxLength: 6 }), (drawn, passed) => {
      let before = quantilesAfter(drawn, 0);
      for (const elapsed of passed.toSorted((one, other) => one - other)) {
        const after = quantilesAfter(drawn, elapsed);
        for (const [index, value] of after.entries()) {
          expect(value).toBeGreaterThanOrEqual(before[index]! - 1e-6);
          if (index > 0) expect(value).toBeGreaterThanOrEqual(after[index - 1]! - 1e-9);
        }
        if (elapsed > Math.exp(drawn[0]!)) expect(after[0]).toBeGreaterThanOrEqual(Math.log(elapsed) - 1e-6);
        before = after;
      }
    }),
  );
});

it("reads a distribution both ways", () => {
  const normal = Float64Array.from(SHARES, (share) => Math.log(share / (1 - share)));
  for (const share of [0.02, 0.3, 0.62, 0.97]) {
    const value = valueAt(normal, hazardOf(share));
    expect(hazardAt(normal, value)).toBeCloseTo(hazardOf(share), 9);
  }
  expect(valueAt(normal, hazardOf(0.999))).toBeGreaterThan(normal.at(-1)!);
});
