import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import { digitsOf, isCode } from "./step-up-code.ts";

describe("six digits", () => {
  it("are six, leading zeros too", () => {
    expect(digitsOf(Buffer.from("00000000002a", "hex"))).toBe("000042");
    expect(digitsOf(Buffer.from("0000000f4240", "hex"))).toBe("000000");
    expect(digitsOf(Buffer.alloc(32, 255))).toMatch(/^\d{6}$/);
  });

  it("are spread evenly", () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 10_000; round += 1) {
      const first = Number(digitsOf(createHash("sha256").update(String(round)).digest())[0]);
      counts[first] = (counts[first] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it.each(["123456", " 123 456 ", "123-456", "１２３４５６"])("%j is the code", (typed) => {
    expect(isCode(typed, "123456")).toBe(true);
  });

  it.each(["", "12345", "1234567", "123457", "abcdef", "123456; drop table", "0x1e240"])("%j is not", (typed) => {
    expect(isCode(typed, "123456")).toBe(false);
  });
});
