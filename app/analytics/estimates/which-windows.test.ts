import { expect, it } from "vitest";

import { NO_EXACT } from "./score-cell.ts";
import { whichWindows } from "./which-windows.ts";

it.each<[string, number, number, "told" | "replayed" | null, string]>([
  ["nothing at all", 0, 0, null, "told"],
  ["a new shop", 0, 90, null, "replayed"],
  ["the first that were told", 29, 90, null, "replayed"],
  ["enough that were told", 30, 90, null, "told"],
  ["few of both", 8, 3, null, "told"],
  ["a wish", 90, 3, "replayed", "replayed"],
  ["a wish for what is not there", 90, 0, "replayed", "told"],
  ["the other way round", 0, 90, "told", "replayed"],
])("%s", (_name, told, replayed, wish, judged) => {
  const sums = ([false, true] as const).map((isReplayed) => ({
    ...{ moment: "handover" as const, replayed: isReplayed, unknown: 0 },
    exact: { ...NO_EXACT, told: isReplayed ? replayed : told },
  }));
  expect(whichWindows(sums, "handover", wish)).toEqual({ told, replayed, judged });
  expect(whichWindows(sums, "day_2", null)).toEqual({ told: 0, replayed: 0, judged: "told" });
});
