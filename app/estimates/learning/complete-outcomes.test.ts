import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { completeOutcomes } from "./complete-outcomes.ts";

describe("outcomes of which some are waited for", () => {
  const values = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 60 });

  it("are those that came where nothing is waited for", () => {
    fc.assert(
      fc.property(values, (came) => {
        expect(completeOutcomes(came, [])).toEqual(came.toSorted((one, other) => one - other));
      }),
    );
  });

  it("are as many as came, and none sooner for it", () => {
    fc.assert(
      fc.property(values, values, (came, waiting) => {
        const [whole, seen] = [completeOutcomes(came, waiting), completeOutcomes(came, [])];
        expect(whole).toHaveLength(came.length);
        for (const [place, value] of whole.entries()) expect(value).toBeGreaterThanOrEqual(seen[place]!);
      }),
    );
  });

  it("lie later for those that have waited longer than some took, and not for those that have only begun", () => {
    expect(completeOutcomes([1, 2, 3, 4], [0.5, 0.5])).toEqual([1, 2, 3, 4]);
    // Two thirds of all took longer than 2; those who wait will come as the third and the fourth did.
    expect(completeOutcomes([1, 2, 3, 4], [2.5, 2.5])).toEqual([1, 3, 3, 4]);
    expect(completeOutcomes([1, 2, 3, 4], [9, 9, 9, 9])).toEqual([1, 3, 9, 9]);
  });
});
