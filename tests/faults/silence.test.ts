import { describe, expect, it } from "vitest";

import type { Fault } from "#tests/support/providers.ts";
import { expectHouseWell, useHouse } from "#tests/support/house.ts";
import { countFates, planParcels } from "#tests/support/planned.ts";

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
  it("costs ten seconds each, none of the others their turn, and nobody a second message", async () => {
    house.fake.fail(...Array.from({ length: 8 }, () => "lost-hang" as const));
    await planParcels(40, "delivered", { phone: null });
    const startedAt = Date.now();
    await house.work();
    expect(Date.now() - startedAt).toBeGreaterThan(9_000);
    const others = house.fake.ledger.slice(8).map(({ at }) => at.getTime() - startedAt);
    expect(Math.max(...others), "nobody waited for the silent calls to end").toBeLessThan(9_000);
    expect(await countFates({ kind: "delivered", channel: "email" })).toEqual({ accepted: 32, "unknown broke_off": 8 });
    expect(sentAgain()).toBe(0);
    await expectHouseWell(house);
  }, 60_000);
});
