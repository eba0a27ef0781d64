import fc from "fast-check";
import { expect, it } from "vitest";

import { finishSteps } from "../steps.ts";

import { binAll, BINS, findEdges } from "./bins.ts";

const value = fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0, 1, 2, 3));

it("a value is in one of the first steps exactly when it is at most their edge, as a tree asks", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 200 }), (rows) => {
      const features = Float32Array.from(rows.flat());
      const edges = finishSteps(findEdges(features, 2));
      const bins = finishSteps(binAll(features, 2, edges));
      for (const [place, bin] of bins.entries()) {
        const column = edges[place % 2]!;
        expect(column.length).toBeLessThan(BINS);
        for (const [step, edge] of column.entries()) expect(bin <= step).toBe(features[place]! <= edge);
      }
    }),
  );
});
