import { readFileSync } from "node:fs";

import { beforeAll, describe, expect, it } from "vitest";

import { providersOf } from "#simulator/providers/providers.ts";
import { countStates, letGo, pileUp } from "#tests/support/backlog.ts";
import { expectAllWell, ledgerOf, letEverythingPass } from "#tests/support/drill.ts";
import { useRunningShop } from "#tests/support/running-shop.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 12 });
const BACKLOG = 400;

beforeAll(() => letEverythingPass(shop.stack()));

const callsIn = (logFile: string) => readFileSync(logFile, "utf8").split('"message call"').length - 1;
/** Whoever is free takes the next job: with one more in every round, both get some. */
const allTold = () =>
  waitFor(
    "the backlog to leave",
    async () => {
      await letGo(shop.stack());
      const { pending = 0, sending = 0 } = await countStates(shop.stack());
      return pending + sending === 0;
    },
    90_000,
  );

/** Every call takes so long. */
const slowDown = (ms: number) => {
  const { faults } = providersOf(shop.stack().simulator.world);
  for (const provider of ["sendgrid", "twilio"] as const)
    faults.script({ provider, next: 10_000, kind: "slow", accepted: true, ms });
};

describe("a deployment in the middle of a backlog", () => {
  it("ends within ten seconds, leaves no call of which nobody knows, and the next process goes on", async () => {
    const stack = shop.stack();
    await pileUp(stack, BACKLOG);
    slowDown(400);
    const before = ledgerOf(stack).length;
    await letGo(stack);
    await waitFor("calls under way", () => ledgerOf(stack).length >= before + 25);
    const startedAt = Date.now();
    expect(await stack.endApp()).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    const { sending = 0, unknown = 0, pending = 0 } = await countStates(stack);
    expect({ sending, unknown }).toEqual({ sending: 0, unknown: 0 });
    expect(pending, "it was in the middle").toBeGreaterThan(0);
    providersOf(stack.simulator.world).faults.clear();
    await stack.crashApp();
    await letGo(stack);
    await allTold();
    expect((await countStates(stack)).unknown ?? 0).toBe(0);
    await expectAllWell(stack);
  }, 180_000);
});

describe("two processes with a worker each", () => {
  it("share a backlog without telling anything twice", async () => {
    const stack = shop.stack();
    const otherLog = `.data/faults-${process.pid}-other.log`;
    await stack.startAnother(otherLog);
    const calls = { one: callsIn(stack.logFile), other: callsIn(otherLog) };
    await pileUp(stack, BACKLOG);
    slowDown(1_000);
    await allTold();
    providersOf(stack.simulator.world).faults.clear();
    await expectAllWell(stack);
    expect(callsIn(stack.logFile)).toBeGreaterThan(calls.one);
    expect(callsIn(otherLog)).toBeGreaterThan(calls.other);
  }, 180_000);
});
