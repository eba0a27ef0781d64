import { describe, expect, it } from "vitest";

import { clip } from "./clip.ts";

describe("clip", () => {
  it.each([
    ["Linen throw", 20, "Linen throw"],
    ["Linen throw", 11, "Linen throw"],
    ["Linen throw", 6, "Linen…"],
    ["🧶🧶🧶", 3, "🧶🧶🧶"],
    ["🧶🧶🧶", 2, "🧶…"],
    ["\ud800 half", 20, "\ufffd half"],
    ["", 5, ""],
  ])("%j to %i signs is %j", (text, length, clipped) => {
    expect(clip(text, length)).toBe(clipped);
  });
});
