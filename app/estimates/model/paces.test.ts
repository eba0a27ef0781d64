import { describe, expect, it } from "vitest";

import { Paces } from "./paces.ts";

const SPAN = 1;

describe("Paces", () => {
  it("says 0 for a lane that keeps to what is expected, and how many times as fast else", () => {
    const paces = new Paces();
    for (let day = 0; day < 200; day += 1) paces.add(paces.number("steady"), day, 10, 10);
    for (let day = 0; day < 200; day += 1) paces.add(paces.number("fast"), day, 20, 10);
    expect(paces.read(paces.find("steady"), 200, SPAN, 0, 8)).toBeCloseTo(0, 6);
    expect(paces.read(paces.find("fast"), 200, SPAN, 0, 8)).toBeCloseTo(Math.log(2), 1);
  });

  it("hears of a lane that stopped while nothing arrives, and draws thin lanes to wider ones", () => {
    const paces = new Paces();
    const place = paces.number("stopped");
    for (let day = 0; day < 30; day += 1) paces.add(place, day, day < 20 ? 5 : 0, 5);
    expect(paces.read(place, 30, 0, 0, 1)).toBeLessThan(-1);
    expect(paces.read(paces.find("never seen"), 30, SPAN, 0.7, 8)).toBe(0.7);
    paces.add(paces.number("thin"), 30, 1, 0.1);
    expect(paces.read(paces.find("thin"), 30, SPAN, 0.7, 8)).toBeCloseTo(0.75, 1);
  });

  it("is the same after having been stored", () => {
    const paces = new Paces();
    for (let day = 0; day < 9; day += 1) paces.add(paces.number(`lane ${day % 3}`), day, day, 2);
    const again = Paces.unpack(JSON.parse(JSON.stringify(paces.pack(0))) as ReturnType<Paces["pack"]>);
    expect(again.read(again.find("lane 1"), 12, 2, 0, 8)).toBeCloseTo(paces.read(paces.find("lane 1"), 12, 2, 0, 8), 5);
  });
});
