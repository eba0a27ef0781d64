import { describe, expect, it } from "vitest";

import { COUNTRY_CODES } from "./country-codes.ts";
import { distanceBetween } from "./distance.ts";
import { COUNTRY_POINTS, REGION_POINTS } from "./place-points.ts";

describe("distanceBetween", () => {
  // Between the cities, as published; states of the US from where their people live.
  it.each([
    ["DE", "FR", 880], // Berlin, Paris
    ["DE", "AT", 520], // Berlin, Vienna
    ["GB", "IE", 460], // London, Dublin
    ["NL", "ES", 1_480], // Amsterdam, Madrid
    ["ES-M", "ES-TF", 1_770], // Madrid, Santa Cruz de Tenerife
    ["US-NY", "US-CA", 3_950],
    ["US-CA", "US-TX", 2_130],
    ["US-WA", "US-HI", 4_320],
    ["CA-ON", "CA-BC", 3_360], // Toronto, Vancouver
    ["BR-SP", "BR-AM", 2_690], // São Paulo, Manaus
    ["BR-SP", "BR-RJ", 360], // São Paulo, Rio de Janeiro
    ["AU-NSW", "AU-WA", 3_290], // Sydney, Perth
    ["CN-GD", "GB", 9_500], // Guangzhou, London
    ["IN-MH", "IN-WB", 1_650], // Mumbai, Kolkata
    ["MX-CDMX", "MX-Q ROO", 1_290], // Mexico City, Cancún
    ["JP-13", "JP-47", 1_550], // Tokyo, Naha
    ["NZ", "CL", 9_670], // Auckland, Santiago: across the date line
  ])("%s to %s is about %i km", (from, to, kilometers) => {
    const found = distanceBetween(from, to);
    expect(Math.abs((found ?? 0) - kilometers)).toBeLessThan(25 + kilometers * 0.03);
    expect(distanceBetween(to, from)).toBe(found);
  });

  it.each([
    ["", "DE"],
    ["DE", ""],
    ["XX", "DE"],
    ["DE", "DE"],
    ["DE-BE", "DE-BY"],
    ["US-CA", "US-CA"],
    ["US", "US-CA"],
    ["US-CA", "US"],
  ])("%s to %s is not known", (from, to) => {
    expect(distanceBetween(from, to)).toBeNull();
  });

  it("takes the country where a region is not known", () => {
    expect(distanceBetween("DE-BE", "US")).toBe(distanceBetween("DE", "US"));
    expect(distanceBetween("GB-ENG", "FR-IDF")).toBe(distanceBetween("GB", "FR"));
  });
});

describe("the table of places", () => {
  const all = [...Object.values(COUNTRY_POINTS), ...Object.values(REGION_POINTS).flatMap((one) => Object.values(one))];

  it("has every country where people live", () => {
    const missing = COUNTRY_CODES.filter((code) => !(code in COUNTRY_POINTS));
    expect(missing.toSorted()).toEqual(["AQ", "HM", "TF", "UM"]);
  });

  it("lies on the earth", () => {
    for (const [latitude, longitude] of all) {
      expect(Math.abs(latitude)).toBeLessThan(80);
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    }
  });
});
