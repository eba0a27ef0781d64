import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createUnsubscribeToken, readUnsubscribeToken } from "./unsubscribe-token.ts";

const key = Buffer.alloc(32, 1);

describe("unsubscribe tokens", () => {
  it("give back the message they were made for", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const token = createUnsubscribeToken(key, id);
        expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
        expect(readUnsubscribeToken(key, token)).toBe(id);
      }),
    );
  });

  it("mean nothing when a single sign was changed", () => {
    const token = createUnsubscribeToken(key, "0198c0de-0000-7000-8000-000000000001");
    for (let place = 0; place < token.length - 1; place += 1) {
      const other = token[place] === "A" ? "B" : "A";
      expect(readUnsubscribeToken(key, token.slice(0, place) + other + token.slice(place + 1))).toBeNull();
    }
  });

  it.each(["", "x", "A".repeat(43), "A".repeat(5000), "../../etc/passwd"])("%j is none", (token) => {
    expect(readUnsubscribeToken(key, token)).toBeNull();
  });

  it("mean nothing under another key", () => {
    const token = createUnsubscribeToken(Buffer.alloc(32, 2), "0198c0de-0000-7000-8000-000000000001");
    expect(readUnsubscribeToken(key, token)).toBeNull();
  });
});
