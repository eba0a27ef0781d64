import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { callsAllowed, type CallTally, countCall, NO_CALLS, shouldOpen } from "./breaker.ts";

const NOW = 1_780_000_000_000;
const after = (calls: boolean[], at = NOW): CallTally =>
  calls.reduce<CallTally>((tally, good) => countCall(tally, good, at), NO_CALLS);
const times = (count: number, good: boolean) => Array<boolean>(count).fill(good);

describe("shouldOpen", () => {
  it.each([
    [19, 0, false],
    [20, 0, true],
    [10, 10, true],
    [10, 11, false],
    [30, 31, false],
    [0, 100, false],
  ])("after %i failures and %i answers: %s", (bad, good, opens) => {
    expect(shouldOpen(after([...times(good, true), ...times(bad, false)]), NOW)).toBe(opens);
  });

  it("forgets what is older than thirty seconds", () => {
    const tally = after([...times(25, false), true]);
    expect(shouldOpen(tally, NOW + 29_000)).toBe(true);
    expect(shouldOpen(tally, NOW + 31_000)).toBe(false);
    expect(countCall(tally, false, NOW + 31_000).seconds).toHaveLength(1);
  });
});

describe("a provider that says nothing", () => {
  it("is left alone although its failures come one every ten seconds", () => {
    let tally = NO_CALLS;
    for (let call = 0; call < 19; call += 1) tally = countCall(tally, false, NOW + call * 10_000);
    expect(shouldOpen(tally, NOW + 190_000)).toBe(false);
    expect(shouldOpen(countCall(tally, false, NOW + 190_000), NOW + 190_000)).toBe(true);
  });

  it("is left alone after half as many calls when each may have cost a message", () => {
    let tally = NO_CALLS;
    for (let call = 0; call < 10; call += 1) tally = countCall(tally, false, NOW, 2);
    expect(shouldOpen(tally, NOW)).toBe(true);
  });
});

describe("callsAllowed", () => {
  it("begins with ten, grows with every success, and is cut by failures in a row", () => {
    expect(callsAllowed(NO_CALLS, NOW, 48)).toBe(10);
    expect(callsAllowed(after(times(20, true)), NOW, 48)).toBe(30);
    expect(callsAllowed(after(times(500, true)), NOW, 48)).toBe(48);
    expect(callsAllowed(after(times(7, false)), NOW, 48)).toBe(3);
    expect(callsAllowed(after([...times(500, true), ...times(60, false)]), NOW, 48)).toBe(1);
  });

  it("lets about twenty calls run into a provider that was never there", () => {
    let tally = NO_CALLS;
    let made = 0;
    while (!shouldOpen(tally, NOW)) {
      const together = callsAllowed(tally, NOW, 48);
      made += together;
      for (let n = 0; n < together; n += 1) tally = countCall(tally, false, NOW);
    }
    expect(made).toBe(20);
  });

  it("is always at least one and at most what is asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), fc.integer({ min: 1, max: 60 }), (calls, most) => {
        const allowed = callsAllowed(after(calls), NOW, most);
        expect(allowed).toBeGreaterThanOrEqual(1);
        expect(allowed).toBeLessThanOrEqual(most);
      }),
    );
  });
});
