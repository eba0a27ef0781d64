import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readSearch, trackingKey } from "./typed-search.ts";

describe("what was typed", () => {
  it.each([
    ["JD 0034 1234 5678", "JD003412345678"],
    ["jd-003412345678", "JD003412345678"],
    ["1Z999AA10123456784", "1Z999AA10123456784"],
    ["ＪＤ００３４１２３４", "JD00341234"],
    ["123456789012", "123456789012"],
    ["#1001", null],
    ["1001", null],
    ["WILLOW-GIFT", null],
    ["A".repeat(30), null],
    ["1".repeat(41), null],
    ["", null],
  ])("%j may be the tracking number %s", (order, number) => {
    expect(readSearch({ order, contact: "" }).trackingNumber).toBe(number);
  });

  it("is nothing where nothing was", () => {
    const nothing = { order: null, contact: null, trackingNumber: null };
    for (const blank of ["", " ", "\0", "\u200b", "#", "x".repeat(300)]) {
      expect(readSearch({ order: blank, contact: blank === "#" ? "" : blank })).toEqual(nothing);
    }
  });

  it("never breaks, and a tracking number is one however it is written", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (order, contact) => {
        expect(readSearch({ order, contact })).toBeTypeOf("object");
      }),
    );
    const number = fc.stringMatching(/^[A-Z]{2}\d{9}[A-Z]{2}$/);
    fc.assert(
      fc.property(number, fc.constantFrom(" ", "-", "", "."), (one, gap) => {
        expect(trackingKey([...one.toLowerCase()].join(gap))).toBe(one);
      }),
    );
  });
});
