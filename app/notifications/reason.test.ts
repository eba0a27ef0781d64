import { expect, it } from "vitest";

import { describeReason, REASONS } from "./reason.ts";

it("says of every reason one plain sentence, and that what ended waits no more", () => {
  for (const code of Object.keys(REASONS)) {
    expect(describeReason(code)).toMatch(/^[A-Z].*[.]$/);
    expect(describeReason(code, "expired")).not.toMatch(/^Waits|we try again/);
  }
  expect(describeReason("quiet_hours")).toMatch(/^Waits/);
});

it("shows a code it does not know as it is", () => {
  expect(describeReason("toString")).toBe("toString");
});
