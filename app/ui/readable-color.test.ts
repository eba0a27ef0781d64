import { expect, it } from "vitest";

import { readableOn } from "./readable-color.ts";

it.each([
  ["#000000", "#ffffff"],
  ["#1f5f4a", "#ffffff"],
  ["#ffffff", "#0d0d0c"],
  ["#ffd54a", "#0d0d0c"],
])("writes on %s in %s", (background, ink) => {
  expect(readableOn(background)).toBe(ink);
});
