import { describe, expect, it } from "vitest";

import type { Fault } from "#tests/support/providers.ts";
import { expectHouseWell, useHouse } from "#tests/support/house.ts";
import { countFates, passMinutes, planParcels } from "#tests/support/planned.ts";

const house = useHouse();
const html = { status: 502, body: "<html><body>Bad Gateway</body></html>" };
const sentAgain = () => {
  const ids = house.fake.ledger.map(({ messageId }) => messageId);
  return ids.length - new Set(ids).size;
};

describe("a call that gets no sensible answer", () => {
  it.each([
    ["a line that breaks after the request", "email", "lost-reset"],
    ["a line that breaks after the request", "sms", "lost-reset"],
    ["an answer that is cut off", "sms", "lost-truncated"],
    ["a gateway's page", "email", html],
    ["a gateway's page", "sms", html],
    ["a gateway that waited too long", "sms", { status: 504 }],
  ] as [string, "email" | "sms", Fault][])(
    "%s (%s): may have been sent, and is not sent again",
    async (_, channel, fault) => {
      house.fake.fail(fault);
      await planParcels(1, "delivered", channel === "email" ? { phone: null } : { email: null });
      await house.work();
      await house.work();
      expect(await countFates({ kind: "delivered", channel })).toEqual({ "unknown broke_off": 1 });
      expect(sentAgain()).toBe(0);
      await expectHouseWell(house);
    },
  );
});

describe("a provider that takes the line and says nothing", () => {
  it("costs some twenty calls ten seconds, the texts nothing, and nobody a second message", async () => {
    house.fake.failAlways("lost-hang", "sendgrid");
    await planParcels(40, "delivered");
    const startedAt = Date.now();
    await house.work();
    expect(Date.now() - startedAt).toBeGreaterThan(9_000);
    const calls = (name: string) => house.fake.ledger.filter(({ provider }) => provider === name);
    const texts = calls("twilio").map(({ at }) => at.getTime() - startedAt);
    expect(texts).toHaveLength(40);
    expect(Math.max(...texts), "no text has waited for a silent call to end").toBeLessThan(9_000);
    const hung = calls("sendgrid").length;
    expect(hung).toBeLessThanOrEqual(25);
    expect(await countFates({ kind: "delivered", channel: "email" })).toMatchObject({ "unknown broke_off": hung });
    house.fake.failAlways(null);
    for (let minute = 0; minute < 3; minute += 1) {
      await passMinutes(1);
      await house.work();
    }
    const mails = await countFates({ kind: "delivered", channel: "email" });
    expect(mails).toEqual({ "unknown broke_off": hung, accepted: 40 - hung });
    expect(sentAgain()).toBe(0);
    await expectHouseWell(house);
  }, 90_000);
});
