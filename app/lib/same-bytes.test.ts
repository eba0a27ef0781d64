import fc from "fast-check";
import { expect, it } from "vitest";

import { sameBytes } from "./same-bytes.ts";

const bytes = fc.uint8Array({ maxLength: 40 });

it("finds bytes the same exactly when they are", () => {
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(sameBytes(one, other)).toBe(Buffer.from(one).equals(Buffer.from(other)));
      expect(sameBytes(one, Uint8Array.from(one))).toBe(true);
      expect(sameBytes(one, null)).toBe(false);
      expect(sameBytes(new Uint8Array(one.length), undefined)).toBe(false);
    }),
  );
});
