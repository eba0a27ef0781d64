import { describe, expect, it } from "vitest";

import { readSendingRules, type SendingRules } from "#app/notifications/sending-rules.ts";

import { decideAtDoor, decideInTurn, validitySeconds } from "./door.ts";
import type { GateFacts } from "./gate.ts";

/** Noon in Berlin. */
const NOON = new Date("2026-11-23T11:00:00Z");
const minutes = (count: number, from = NOON) => new Date(from.getTime() + count * 60_000);
const night = new Date("2026-11-23T21:00:00Z");
const morning = new Date("2026-11-24T08:00:00Z");

const rules = readSendingRules({ sendingRules: { elsewhere: { delivered: "off", shipped: "off", out_for_delivery: "off" } } }); // prettier-ignore
const text: GateFacts = {
  ...{ kind: "delivered", channel: "sms", orderId: "order", occurredAt: NOON },
  expiresAt: minutes(48 * 60),
  ...{ hasRecipient: true, suppressed: false, unreachable: false, addressChanged: false, ruleOn: true },
  shop: { installed: true, notifyFrom: minutes(-60 * 24) },
  order: { cancelled: false, redacted: false },
  parcels: [{ shipmentId: "one", newsCycle: 0, status: "delivered", cycle: 0, removed: false }],
  ...{ sentAt: [], zones: ["Europe/Berlin"] },
};
const shipped: GateFacts = {
  ...{ ...text, kind: "shipped", channel: "email" },
  parcels: [{ shipmentId: "one", newsCycle: 0, status: "in_transit", cycle: 0, removed: false }],
};
const decide = (facts: Partial<GateFacts>, now = NOON, changed: Partial<SendingRules> = {}) =>
  decideAtDoor({ ...text, ...facts }, { ...rules, ...changed }, now);

describe("hours", () => {
  it("lets a text leave in the day, and puts it off at night until the morning", () => {
    expect(decide({})).toEqual({ verdict: "send" });
    expect(decide({}, night)).toEqual({ verdict: "putOff", until: morning, reason: "quiet_hours" });
  });

  it("holds e-mails back at night only if the merchant wants it", () => {
    expect(decide({ channel: "email" }, night)).toEqual({ verdict: "send" });
    const quiet = { emailHours: { from: 9, to: 20 } };
    expect(decide({ channel: "email" }, night, quiet)).toMatchObject({ verdict: "putOff", until: morning });
  });

  it("sends an answer whenever it was asked for", () => {
    const quiet = { emailHours: { from: 9, to: 20 } };
    const code = { kind: "delivery_code", channel: "email", sentAt: [night] } as const;
    expect(decide(code, night, quiet)).toEqual({ verdict: "send" });
  });

  it("gives up what would be no news any more in the morning", () => {
    const verdict = decide({ expiresAt: minutes(60, night) }, night);
    expect(verdict).toEqual({ verdict: "refuse", state: "expired", reason: "quiet_hours" });
  });
});

describe("limits", () => {
  it("keeps messages of one order apart", () => {
    const verdict = decide({ ...shipped, sentAt: [minutes(-50), minutes(-10)] });
    expect(verdict).toEqual({ verdict: "putOff", until: minutes(20), reason: "spacing" });
    expect(decide({ ...shipped, sentAt: [minutes(-30)] })).toEqual({ verdict: "send" });
    expect(decide({ ...shipped, sentAt: [minutes(-10)] }, NOON, { spacingMinutes: 0 })).toEqual({ verdict: "send" });
  });

  it("tells of the delivery and of trouble at once", () => {
    expect(decide({ sentAt: [minutes(-1)] })).toEqual({ verdict: "send" });
    const parcels = [
      { shipmentId: "one", newsCycle: 1, status: "delivery_attempted", cycle: 1, removed: false },
    ] as const;
    expect(decide({ kind: "delivery_attempted", parcels, sentAt: [minutes(-1)] })).toEqual({ verdict: "send" });
  });

  it("puts off until both the distance and the hour are right", () => {
    const evening = new Date("2026-11-23T18:45:00Z");
    const sentAt = [minutes(-5, evening)];
    expect(decide({ ...shipped, channel: "sms", sentAt }, evening)).toEqual({
      ...{ verdict: "putOff", until: morning, reason: "quiet_hours" },
    });
  });

  it("sends no more texts than a day may have, by the recipient's clocks", () => {
    const today = [minutes(-120), minutes(-60), minutes(-5)];
    expect(decide({ sentAt: today })).toEqual({ verdict: "refuse", state: "skipped", reason: "texts_used_up" });
    expect(decide({ sentAt: today, channel: "email" })).toEqual({ verdict: "send" });
    expect(decide({ sentAt: today }, NOON, { smsPerDay: 4 })).toEqual({ verdict: "send" });
    // 23:30 of the day before in Berlin.
    expect(decide({ sentAt: [minutes(-12.5 * 60), ...today.slice(1)] })).toEqual({ verdict: "send" });
    // At night it waits, and tomorrow is another day.
    expect(decide({ sentAt: today }, night)).toMatchObject({ verdict: "putOff", until: morning });
  });
});

describe("decideInTurn", () => {
  it("counts what leaves in the same moment", () => {
    const batch = [{ ...shipped, kind: "order_confirmed", parcels: [] } as const, shipped, { ...shipped, orderId: "other" }]; // prettier-ignore
    const sending = { ...rules, elsewhere: { ...rules.elsewhere, order_confirmed: "off" as const } };
    const verdicts = decideInTurn(batch, () => sending, NOON).map(({ verdict }) => verdict.verdict);
    expect(verdicts).toEqual(["send", "putOff", "send"]);
  });
});

describe("validitySeconds", () => {
  it.each([
    ["an hour at most", NOON, minutes(600), 3_600],
    ["not past the time it is news", NOON, minutes(10), 600],
    ["not into the night", new Date("2026-11-23T18:50:00Z"), minutes(6_000), 600],
  ])("is %s", (_what, now, expiresAt, seconds) => {
    expect(validitySeconds({ expiresAt, zones: ["Europe/Berlin"] }, rules.smsHours, now)).toBe(seconds);
  });
});
