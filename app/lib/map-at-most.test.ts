import { setTimeout as sleep } from "node:timers/promises";

import { describe, expect, it } from "vitest";

import { mapAtMost } from "./map-at-most.ts";

describe("mapAtMost", () => {
  it("keeps the order of the items, whoever is done first", async () => {
    const answers = await mapAtMost(3, [30, 1, 20, 2], (ms) => sleep(ms, `${ms} ms`));
    expect(answers).toEqual(["30 ms", "1 ms", "20 ms", "2 ms"]);
  });

  it("has no more than the limit under way", async () => {
    let underWay = 0;
    let most = 0;
    await mapAtMost(2, [1, 2, 3, 4, 5], async () => {
      most = Math.max(most, (underWay += 1));
      await sleep(2);
      underWay -= 1;
    });
    expect(most).toBe(2);
  });

  it("begins nothing after a failure, and lets end what was under way", async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const walk = mapAtMost(2, [1, 2, 3, 4], async (item) => {
      begun.push(item);
      if (item === 1) throw new Error("no such parcel");
      await sleep(5);
      ended.push(item);
    });
    await expect(walk).rejects.toThrow("no such parcel");
    expect(begun).toEqual([1, 2]);
    expect(ended).toEqual([2]);
  });
});
