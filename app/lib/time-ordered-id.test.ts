import { expect, it } from "vitest";

import { timeOrderedId } from "./time-ordered-id.ts";

it("ids sort by when they were made, even ten thousand in a millisecond or with a clock set back", () => {
  const now = new Date("2026-11-14T10:00:00Z");
  const ids = Array.from({ length: 10_000 }, () => timeOrderedId(now));
  ids.push(timeOrderedId(new Date(now.getTime() - 5_000)), timeOrderedId(new Date(now.getTime() + 5_000)));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
