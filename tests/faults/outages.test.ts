import { describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { expectHouseWell, useHouse } from "#tests/support/house.ts";
import { countFates, passMinutes, planParcels } from "#tests/support/planned.ts";
import { OTHER_SHOP } from "#tests/support/willow.ts";

const house = useHouse();
const MAILS = { phone: null };
const calls = () => house.fake.ledger.length;
const fates = () => countFates({ kind: "delivered", channel: "email" });
const attempts = async () => {
  const rows = await db.message.findMany({
    where: { channel: "email", kind: "delivered" },
    orderBy: { attempts: "desc" },
  });
  return rows.map((row) => row.attempts);
};
const waits = async () => {
  const rows = await db.message.findMany({ where: { state: "pending" }, select: { runAt: true } });
  return rows.map(({ runAt }) => (runAt.getTime() - Date.now()) / 1_000);
};

/** Minute by minute, until nothing waits any more. */
async function passUntilSent(mostMinutes: number) {
  for (let minute = 0; minute < mostMinutes; minute += 1) {
    await passMinutes(1);
    await house.work();
    if ((await db.message.count({ where: { state: { in: ["pending", "sending"] } } })) === 0) return minute + 1;
  }
  throw new Error(`Still waiting after ${mostMinutes} minutes: ${JSON.stringify(await fates())}`);
}

describe("a provider that asks for two minutes of rest", () => {
  it("gets them, costs nobody an attempt, and then takes everything", async () => {
    const reset = String(Math.ceil(Date.now() / 1_000) + 120);
    house.fake.failAlways({ status: 429, headers: { "X-RateLimit-Reset": reset } });
    await planParcels(60, "delivered", MAILS);
    await house.work();
    const before = calls();
    expect(before, "those under way when it said so").toBeLessThanOrEqual(20);
    await passMinutes(1);
    await house.work();
    expect(calls(), "nobody calls before the reset").toBe(before);
    expect(await attempts()).toEqual(Array.from({ length: 60 }, () => 0));
    house.fake.failAlways(null);
    await passUntilSent(5);
    expect(await fates()).toEqual({ accepted: 60 });
    await expectHouseWell(house);
  }, 60_000);
});

describe.each([500, 503])("a provider that answers %i for ten minutes", (status) => {
  it("is left alone after some twenty calls, asked once a minute, and gets everything when it is back", async () => {
    house.fake.failAlways({ status });
    await planParcels(80, "delivered", MAILS);
    await house.work();
    expect(await db.providerHealth.findFirst()).toMatchObject({ account: "app|email", reason: "provider_unavailable" });
    expect(calls()).toBeGreaterThanOrEqual(20);
    expect(calls()).toBeLessThan(40);
    const wait = await waits();
    expect(
      new Set(wait.map((seconds) => Math.round(seconds))).size,
      "they do not all come back at once",
    ).toBeGreaterThan(3);
    for (let minute = 0; minute < 10; minute += 1) {
      const before = calls();
      await passMinutes(1);
      await house.work();
      expect(calls() - before).toBeLessThanOrEqual(1);
    }
    expect(Math.max(...(await attempts())), "what tries a closed account is nobody's attempt").toBeLessThanOrEqual(1);
    house.fake.failAlways(null);
    expect(await passUntilSent(10)).toBeLessThanOrEqual(3);
    expect(await fates()).toEqual({ accepted: 80 });
    expect(await db.providerHealth.count()).toBe(0);
    await expectHouseWell(house);
  }, 90_000);
});

describe("a key that is taken away in the middle of the day", () => {
  it("holds what goes by it and fails nothing; the texts go on, and the mails once it is mended", async () => {
    await planParcels(30, "delivered");
    let left = 6;
    house.fake.during(({ provider }) => {
      if (provider === "sendgrid" && (left -= 1) === 0) house.fake.failAlways({ status: 401 }, "sendgrid");
    });
    await house.work();
    house.fake.failAlways(null);
    await house.work();
    const { accepted = 0, ...others } = await fates();
    expect(accepted).toBeGreaterThanOrEqual(5);
    expect(Object.keys(others).every((fate) => fate.startsWith("pending"))).toBe(true);
    expect(await db.providerHealth.findMany()).toMatchObject([{ account: "app|email", reason: "credentials_refused" }]);
    await passUntilSent(4);
    expect(await fates()).toEqual({ accepted: 30 });
    expect(await countFates({ kind: "delivered", channel: "sms" })).toEqual({ accepted: 30 });
    await expectHouseWell(house);
  }, 60_000);
});

describe("trouble that outlasts the news", () => {
  it("lets it expire instead of telling it late, and the other shop's lane lives by its own", async () => {
    house.fake.failAlways({ status: 503 });
    await planParcels(3, "delivered", MAILS);
    await planParcels(3, "delivered", MAILS, OTHER_SHOP);
    await house.work();
    await db.message.updateMany({ where: { state: "pending" }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    house.fake.failAlways(null);
    await passMinutes(30);
    await house.work();
    const [state] = Object.keys(await fates());
    expect(state).toMatch(/^expired/);
    expect(house.fake.ledger.filter(({ accepted }) => accepted)).toEqual([]);
    await expectHouseWell(house);
  }, 60_000);
});
