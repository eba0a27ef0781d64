import { expect, it } from "vitest";

import { tellHours } from "./hours-words.ts";

it.each([
  [9, 20, "A text to New York at 22:10 waits until 09:00."],
  [9, 23, "A text to New York at 23:10 waits until 09:00."],
  [9, 24, "A text to New York at 08:10 waits until 09:00."],
  [0, 20, "A text to New York at 22:10 waits until midnight."],
  [0, 24, "A text leaves at any hour."],
  [9, 9, null],
  [20, 9, null],
  [Number.NaN, 20, null],
  [9, 25, null],
])("tells what hours from %d to %d mean", (from, to, words) => {
  expect(tellHours("A text", { from, to })).toBe(words);
});
