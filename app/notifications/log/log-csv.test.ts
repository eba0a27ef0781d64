import { describe, expect, it } from "vitest";

import { csvCell } from "./log-csv.ts";

describe("csvCell", () => {
  it.each([
    ["#1001", "#1001"],
    ["Waits, for a while", '"Waits, for a while"'],
    ['5" pot', '"5"" pot"'],
    ["=1+1", "'=1+1"],
    ["+49", "'+49"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =1+1", "'  =1+1"],
    ["\t=1+1", '"\'\t=1+1"'],
    ["\r=1", '"\'\r=1"'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ["", ""],
  ])("writes %j as %j", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it("leaves numbers and nothing as they are", () => {
    expect([csvCell(-3), csvCell(0), csvCell(null)]).toEqual(["-3", "0", ""]);
  });
});
