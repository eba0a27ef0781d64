import fc from "fast-check";
import { expect, it } from "vitest";

import { bringToFront } from "./top.ts";

it("brings the best to the front as a full sort would, but for which of equal ones at the edge", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), fc.nat(), (values, wanted) => {
      const count = (wanted % values.length) + 1;
      const scores = Float64Array.from(values);
      const front = bringToFront(Int32Array.from(values.keys()), scores, count);
      const sorted = values.toSorted((one, other) => other - one).slice(0, count);
      expect([...front].map((number) => scores[number])).toEqual(sorted);
      expect(new Set(front).size).toBe(count);
    }),
  );
});
