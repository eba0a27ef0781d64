import { expect, it } from "vitest";

import { sweep } from "./sweep.ts";

it.each([
  [0, [3]],
  [2, [3]],
  [3, [3, 3]],
  [7, [3, 3, 3]],
])("of %i rows goes on until fewer are found than asked for", async (rows, expected) => {
  let left = rows;
  const asked: number[] = [];
  const swept = await sweep(3, (most) => {
    asked.push(most);
    const some = Math.min(most, left);
    left -= some;
    return Promise.resolve(some);
  });
  expect([swept, asked]).toEqual([rows, expected]);
});
