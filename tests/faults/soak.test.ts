import { setTimeout as sleep } from "node:timers/promises";

import { expect, it } from "vitest";

import { providersOf } from "#simulator/providers/providers.ts";
import { noFaults } from "#simulator/shopify/faults.ts";
import { ageRemains, expectAllWell, ledgerOf, letEverythingPass, restOf, sweepNow } from "#tests/support/drill.ts";
import { queryDatabase, useRunningShop } from "#tests/support/running-shop.ts";
import { dice, keepSelling, passFiveMinutes, TROUBLES } from "#tests/support/soak.ts";

const SECONDS = process.env.FAULTS === "all" ? 600 : 45;
const SEED = Number(process.env.FAULT_SEED ?? 20_261_126);

const shop = useRunningShop({ orders: 12 });

/** Until nothing waits for a later time any more. */
async function untilNothingWaits() {
  for (let round = 0; round < 60; round += 1) {
    await restOf(shop.stack());
    const [left] = await queryDatabase<{ count: number }>(
      shop.stack(),
      `select count(*)::int as count from "Message" where state in ('pending', 'sending')`,
    );
    if (left?.count === 0) return;
    await passFiveMinutes(shop.stack());
  }
  throw new Error("Something waits for ever");
}

it(
  `a shop sells for ${SECONDS} s while everything goes wrong at random (seed ${SEED})`,
  async () => {
    const stack = shop.stack();
    const { world } = stack.simulator;
    await letEverythingPass(stack);
    Object.assign(world.faults, { retryEveryMs: 700 });
    const endsAt = Date.now() + SECONDS * 1_000;
    const isOver = () => Date.now() > endsAt;
    const selling = keepSelling(stack, dice(SEED), isOver);
    const troubles = dice(SEED + 1);
    while (!isOver()) {
      await troubles.oneOf(TROUBLES)(stack, troubles);
      await sleep(300 + troubles.below(2_500));
    }
    expect(await selling).toBeGreaterThan(SECONDS / 5);
    providersOf(world).faults.clear();
    Object.assign(world.faults, noFaults(), { retryEveryMs: 700 });
    await stack.endApp();
    await ageRemains(stack);
    await stack.crashApp();
    await sweepNow(stack);
    await untilNothingWaits();
    await expectAllWell(stack);
    expect(ledgerOf(stack).length).toBeGreaterThan(SECONDS / 5);
  },
  SECONDS * 3_000 + 180_000,
);
