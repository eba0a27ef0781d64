import { describe, expect, it } from "vitest";

import { changedSince, countriesThatMatter, type SyncFacts } from "./sync-plan.ts";

const now = new Date("2026-11-20T03:17:00Z");
const facts: SyncFacts = {
  readAt: new Date("2026-11-19T03:17:00Z"),
  wholeAt: new Date("2026-11-16T03:17:00Z"),
  known: ["CH", "DE"],
  wanted: ["DE", "CH"],
  insists: false,
};

describe("a night's export", () => {
  it("asks for what has changed since the last one began, and a little more", () => {
    expect(changedSince(facts, now)).toEqual(new Date("2026-11-19T02:17:00Z"));
    expect(changedSince({ ...facts, wanted: ["DE"] }, now)).toBeInstanceOf(Date);
  });

  it.each([
    ["nothing was ever read", { readAt: null }],
    ["never everything", { wholeAt: null }],
    ["a week ago everything", { wholeAt: new Date("2026-11-13T03:20:00Z") }],
    ["orders go to a country nobody has asked about", { wanted: ["DE", "US"] }],
    ["somebody insists", { insists: true }],
  ])("asks for everything when %s", (_what, change) => {
    expect(changedSince({ ...facts, ...change }, now)).toBeNull();
  });
});

describe("the countries that matter", () => {
  it("are the shop's own and those it often sends to, most orders first", () => {
    const orders = { AT: 40, DE: 700, CH: 200, FR: 200, IS: 5 };
    expect(countriesThatMatter("DE", new Map(Object.entries(orders)))).toEqual(["DE", "CH", "FR", "AT"]);
  });

  it("are eight at most, and none that is no country", () => {
    const orders = Object.fromEntries(["AT", "BE", "CH", "DK", "ES", "FR", "GB", "HU", "IT"].map((code) => [code, 9]));
    expect(countriesThatMatter("DE", new Map(Object.entries(orders)))).toHaveLength(8);
    expect(
      countriesThatMatter(
        null,
        new Map([
          ["ZZ", 5],
          ["de", 5],
          ["JP", 1],
        ]),
      ),
    ).toEqual(["JP"]);
    expect(countriesThatMatter("DE", new Map())).toEqual(["DE"]);
  });
});
