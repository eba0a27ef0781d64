import { describe, expect, it } from "vitest";

import { formatFineMoney, formatMoney, minorPerUnit, minorUnits } from "./money.ts";

describe("minor units", () => {
  it.each([
    ["19.99", "EUR", 1999n],
    ["0.07", "USD", 7n],
    ["20", "EUR", 2000n],
    ["1200", "JPY", 1200n],
    ["1200.0", "JPY", 1200n],
    ["1.234", "KWD", 1234n],
    ["-5.00", "EUR", -500n],
    ["1.005", "USD", 101n],
    ["-0.995", "USD", -100n],
    ["9007199254740993.10", "USD", 900719925474099310n],
    ["1.50", "???", 150n],
  ])("%s %s are %i", (amount, currency, expected) => {
    expect(minorUnits(amount, currency)).toBe(expected);
  });

  it.each(["free", "", "1,50", "1e3"])("refuses %j, which is no amount", (amount) => {
    expect(() => minorUnits(amount, "EUR")).toThrow(RangeError);
  });
});

describe("formatMoney", () => {
  it.each([
    [2400, "EUR", "€24.00"],
    [1200, "JPY", "¥1,200"],
    [1234, "KWD", "KWD\u00a01.234"],
  ])("%i %s read %s", (minor, currency, words) => {
    expect(formatMoney(minor, currency)).toBe(words);
  });
});

describe("minorPerUnit", () => {
  it.each([
    ["EUR", 100],
    ["JPY", 1],
    ["KWD", 1000],
  ])("%s has %i", (currency, expected) => {
    expect(minorPerUnit(currency)).toBe(expected);
  });
});

describe("formatFineMoney", () => {
  it.each([
    [1.58, "USD", "$0.0158"],
    [79, "EUR", "€0.79"],
    [1.5, "JPY", "¥1.5"],
  ])("writes %d of %s as %s", (minor, currency, expected) => {
    expect(formatFineMoney(minor, currency)).toBe(expected);
  });
});
