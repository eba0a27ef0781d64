import { describe, expect, it } from "vitest";

import { isoOf } from "#app/lib/day.ts";

import { listHolidays } from "./holidays.ts";

const told = (country: string | null, region: string | null, year = 2026) =>
  listHolidays({ country, region }, year).map(({ on }) => isoOf(on).slice(5));

describe("listHolidays", () => {
  it("knows a country's public holidays, and those of a region where it is known", () => {
    expect(told("DE", null)).toEqual("01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26".split(" "));
    expect(told("DE", "BY")).toContain("06-04");
    expect(told("US", "US-CA")).toContain("03-31");
    expect(told("US", "Nowhere")).toEqual(told("US", null));
  });

  it.each([
    ["ES", "B", "CT"],
    ["ES", "M", "MD"],
    ["IN", "TS", "TG"],
    ["MY", "SWK", "13"],
    ["IT", "BZ", "32"],
  ])("finds the holidays of %s-%s, which Shopify names otherwise", (country, shopifys, tables) => {
    expect(told(country, shopifys)).toEqual(told(country, tables));
    expect(told(country, shopifys)).not.toEqual(told(country, null));
  });

  it("names them", () => {
    expect(listHolidays({ country: "FR", region: null }, 2026).find(({ on }) => isoOf(on) === "2026-07-14")?.name).toBe(
      "Bastille Day",
    );
  });

  it("gives every day of those that last", () => {
    const days = told("SA", null);
    expect(days).toEqual([...days].toSorted());
    expect(days.filter((day) => day.startsWith("03-"))).toHaveLength(4);
  });

  it("takes the substitute of one on a weekend along, and leaves out half days", () => {
    // Boxing Day 2026 is a Saturday.
    expect(told("GB", "ENG")).toContain("12-28");
    expect(told("CN", null)).not.toContain("03-08");
  });

  it("has none where nobody knows", () => {
    expect(told("XX", null)).toEqual([]);
    expect(told(null, null)).toEqual([]);
  });
});
