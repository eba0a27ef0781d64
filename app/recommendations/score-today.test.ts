import { expect, it } from "vitest";

import { buy, product } from "#tests/support/picks.ts";

import { scoreCandidates } from "./score-today.ts";

const pair = (productGid: string, otherGid: string, score: number, orders = 3) => ({
  productGid,
  otherGid,
  score,
  orders,
});

it("adds up the pairs and names the strongest, but none that met once or hangs on what was sent back", () => {
  const candidates = ["tray", "gong", "mat"].map((gid) => product(gid));
  const pairs = [
    pair("tea", "tray", 0.2),
    pair("pot", "tray", 0.3),
    pair("tea", "gong", 0.9, 1),
    pair("bag", "mat", 0.9),
  ];
  const bought = [buy("tea"), buy("pot"), buy("bag", { kept: false })];
  const scored = scoreCandidates(bought, { candidates, pairs, sales: new Map([["mat", 9]]) });
  expect(scored.map((one) => one.together)).toEqual([{ gid: "pot", strength: 0.3, orders: 3 }, null, null]);
  expect(scored.map((one) => one.popularity)).toEqual([0, 0, 9]);
  expect(scored[0]?.score).toBeGreaterThan(4.5);
});
