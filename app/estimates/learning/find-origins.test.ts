import { describe, expect, it } from "vitest";

import { findOrigins, type OriginCount } from "./find-origins.ts";

function count(parcels: number, more: Partial<OriginCount>): OriginCount {
  return { location: null, country: null, region: null, area: null, seenIn: null, parcels, ...more };
}

describe("findOrigins", () => {
  it("knows nothing where no location is named", () => {
    expect(findOrigins([])).toEqual({ usual: null, hasOthers: false, places: {} });
    expect(findOrigins([count(9, { seenIn: "DE" })])).toEqual({ usual: null, hasOthers: false, places: {} });
  });

  it("takes the location that packs most for the usual one, whatever its parcels tell", () => {
    const counts = [
      count(30, { location: "2" }),
      count(20, { location: "1", seenIn: "DE" }),
      count(20, { location: "1", seenIn: "FR" }),
    ];
    expect(findOrigins(counts)).toEqual({ usual: "1", hasOthers: true, places: {} });
  });

  it("believes an address that was told before what carriers saw", () => {
    const told = count(2, { location: "1", country: "NL", region: "LI", area: "592" });
    const { places } = findOrigins([count(50, { location: "1", seenIn: "DE" }), told]);
    expect(places).toEqual({ 1: { country: "NL", region: "LI", area: "592" } });
  });

  it.each([
    [9, 0, false],
    [10, 0, true],
    [40, 10, true],
    [40, 11, false],
  ])("seen first in one country %i times and in another %i times: known is %s", (here, elsewhere, isKnown) => {
    const counts = [count(here, { location: "1", seenIn: "US" }), count(elsewhere, { location: "1", seenIn: "CA" })];
    const { places } = findOrigins([
      ...counts,
      count(99, { location: "1" }),
      count(99, { location: "1", seenIn: "Usa" }),
    ]);
    expect(places).toEqual(isKnown ? { 1: { country: "US", region: null, area: null } } : {});
  });
});
