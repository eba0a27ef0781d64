import { expect, it } from "vitest";

import { isDue } from "./repeat.ts";

const coffee = { times: 1, daysSinceLast: 30, medianGapDays: 30, repeatShare: 0.4 };

it.each([
  ["about when others come back for it", {}, true],
  ["when it may run low", { daysSinceLast: 18 }, true],
  ["not sooner", { daysSinceLast: 17 }, false],
  ["not when they have moved on", { daysSinceLast: 121 }, false],
  ["not within a week, whatever the rhythm", { daysSinceLast: 6, medianGapDays: 5 }, false],
  ["not when hardly anybody buys it again", { repeatShare: 0.1 }, false],
  ["when they themselves did", { repeatShare: 0.1, times: 2 }, true],
  ["not when a rhythm is unknown", { medianGapDays: null }, false],
  ["not when they never bought it", { times: 0 }, false],
])("a refill is due %s", (_when, change, expected) => {
  expect(isDue({ ...coffee, ...change })).toBe(expected);
});
