import { describe, expect, it } from "vitest";

import { type CatalogReading, tellHistory, tellReading, tellUpkeep } from "./catalog-words.ts";

const reading: CatalogReading = { state: "done", done: 0, total: null, waiting: 0, read: null, whole: null };

describe("the reading of a catalog", () => {
  it.each([
    [{ state: "waiting" }, "It begins as soon as a worker is free."],
    [{ state: "exporting" }, "Shopify is writing your catalog down for Afterglow."],
    [{ state: "exporting", done: 1_200 }, "Shopify is writing your catalog down: 1,200 products so far."],
    [{ state: "reading", done: 500, total: 100_000 }, "500 of 100,000 products read."],
    [{ state: "never" }, "Your products have not been read yet. It begins by itself."],
    [{}, "Your products are read."],
    [{ read: "Nov 20 at 03:17" }, "Last read on Nov 20 at 03:17."],
  ] as const)("%o", (change, words) => {
    expect(tellReading({ ...reading, ...change })).toBe(words);
  });

  it("says what waits, and when everything was read", () => {
    expect(tellUpkeep(reading)).toMatch(/once a week everything\.$/);
    expect(tellUpkeep({ ...reading, waiting: 1, whole: "Nov 16" })).toMatch(
      /The last time was on Nov 16\. 1 change will be read/,
    );
  });
});

describe("past orders", () => {
  it("are counted, with the day of the oldest", () => {
    expect(tellHistory(1, "Nov 1")).toBe("1 order, the oldest of Nov 1.");
    expect(tellHistory(0, null)).toBe("No orders are known yet.");
  });
});
