import { expect, it } from "vitest";

import { Memo } from "./memo.ts";

it("makes each thing once, and forgets everything rather than growing for ever", () => {
  const memo = new Memo<object>(3);
  const first = memo.get("a", () => ({}));
  expect(memo.get("a", () => ({}))).toBe(first);
  for (const name of ["b", "c", "d"]) memo.get(name, () => ({}));
  expect(memo.get("a", () => ({}))).not.toBe(first);
});
