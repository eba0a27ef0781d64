import { describe, expect, it } from "vitest";

import { ANSWER_KINDS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

import { fateOfUnknown } from "./resend.ts";

describe("fateOfUnknown", () => {
  it("sends three kinds of e-mail once more, and nothing else ever", () => {
    const again = [...MESSAGE_KINDS, ...ANSWER_KINDS].filter((kind) => fateOfUnknown(kind, "email", 0) === "resend");
    expect(again).toEqual(["ready_for_pickup", "delivery_attempted", "exception"]);
    for (const kind of again) {
      expect(fateOfUnknown(kind, "email", 1)).toBe("leave");
      expect(fateOfUnknown(kind, "sms", 0)).toBe("leave");
    }
  });
});
