import { describe, expect, it } from "vitest";

import { movedOf, orderWindowOf, windowOf } from "./stored-estimate.ts";

const days = { earliestOn: new Date("2026-11-14"), latestOn: new Date("2026-11-18") };

describe("a stored estimate", () => {
  it.each([
    ["carrier", "carrier"],
    ["learned", "learned"],
    ["a word of tomorrow", "rule"],
  ])("that rests on %s is read as %s", (basis, read) => {
    expect(windowOf({ ...days, basis })).toEqual({ earliestOn: "2026-11-14", latestOn: "2026-11-18", basis: read });
  });

  it("of an order tells when it leaves", () => {
    const row = { ...days, shipsByOn: new Date("2026-11-12"), basis: "rule" };
    expect(orderWindowOf(row)).toMatchObject({ shipsByOn: "2026-11-12", latestOn: "2026-11-18" });
  });

  it("has moved when a day was named before", () => {
    const at = new Date("2026-11-12T08:00:00Z");
    const row = { movedFromOn: new Date("2026-11-16"), movedAt: at, movedWhy: "slow_lane" };
    expect(movedOf(row)).toEqual({ fromOn: "2026-11-16", at, why: "slow_lane" });
    expect(movedOf({ ...row, movedFromOn: null })).toBeNull();
  });
});
