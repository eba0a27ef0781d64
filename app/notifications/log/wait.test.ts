import { expect, it } from "vitest";

import { explainWait, type Holders } from "./wait.ts";

const now = new Date("2026-11-26T12:00:00Z");
const due = { channel: "sms", priority: 2, runAt: now } as const;
const free: Holders = { isStopped: false, pausedAt: null, heldAt: null, broken: {} };
const closed = (own: boolean, trouble: "sender_not_allowed" | null) => ({
  ...free,
  broken: { sms: { since: now, own, trouble } },
});

it("names the gravest of what holds a message", () => {
  const all = { ...closed(true, null), heldAt: now };
  expect(explainWait(due, null, free, now).why).toBe("due");
  expect(explainWait(due, null, all, now).why).toBe("held");
  expect(explainWait(due, null, { ...all, pausedAt: now }, now).why).toBe("paused");
  expect(explainWait(due, null, { ...all, pausedAt: now, isStopped: true }, now).why).toBe("stopped");
});

it("tells merchants what only they can mend, and of nobody else's account", () => {
  expect(explainWait(due, null, closed(true, "sender_not_allowed"), now).sentence).toContain("your Twilio account");
  expect(explainWait(due, null, closed(true, null), now).sentence).toContain("tried again by itself");
  expect(explainWait(due, null, closed(false, "sender_not_allowed"), now).sentence).toContain("tried again by itself");
});
