import { beforeAll, describe, expect, it } from "vitest";

import { CHECKPOINTS, type Checkpoint } from "#app/checkpoint.server.ts";
import { noFaults } from "#simulator/shopify/faults.ts";
import { ageRemains, expectAllWell, letEverythingPass, restOf, sweepNow } from "#tests/support/drill.ts";
import { useRunningShop } from "#tests/support/running-shop.ts";
import { messagesOf, sendOrder, type SentOrder, shopper } from "#tests/support/sent-order.ts";
import { waitFor } from "#tools/wait-for.ts";

const NAMES = Object.keys(CHECKPOINTS) as Checkpoint[];
const MOST_PASSES = 40;
const EVERY_PASS = process.env.FAULTS === "all";

const shop = useRunningShop({ orders: 12, env: { NODE_ENV: "test" } });
const isGone = () => shop.stack().appEnd() !== null;
const stories: SentOrder[] = [];

beforeAll(async () => {
  await letEverythingPass(shop.stack());
  Object.assign(shop.stack().simulator.world.faults, noFaults(), { retryEveryMs: 700 });
});

/** Starts the app set to die. It may do so before it is ready: what others left behind is work at once. */
async function startDoomed(checkpoint: Checkpoint, n: number) {
  await shop
    .stack()
    .crashApp({ CHECKPOINT: `${checkpoint}:${n}` })
    .catch((error: unknown) => {
      if (!isGone()) throw error;
    });
}

async function startHealthy() {
  await ageRemains(shop.stack());
  await shop.stack().crashApp();
  await sweepNow(shop.stack());
}

/** An order's whole story, told in steps that wait for what the step before led to, unless the app is gone. */
async function playStory() {
  const stack = shop.stack();
  const sent = sendOrder(stack, shopper(stack, stories.length % 8));
  stories.push(sent);
  const told = (kind: string) =>
    waitFor(`${kind} of ${sent.order.name}`, async () => {
      return isGone() || (await messagesOf(stack, sent.order)).some((one) => one.startsWith(kind));
    });
  await told("shipped");
  sent.push("out_for_delivery");
  await told("out_for_delivery");
  await sweepNow(stack);
  sent.push("delivered");
  await told("delivered");
  await sweepNow(stack);
}

/** @returns whether the app died at its checkpoint; otherwise it has come to rest */
async function hasDied(): Promise<boolean> {
  await waitFor("the end, or rest", async () => isGone() || restOf(shop.stack(), 0).then(() => true, () => false)); // prettier-ignore
  if (isGone()) expect(shop.stack().appEnd()).toBe("SIGKILL");
  return isGone();
}

async function expectStoriesTold() {
  await expectAllWell(shop.stack());
  for (const story of stories) {
    const { order } = story;
    await story.reaches("delivered");
    const fates = await messagesOf(shop.stack(), order);
    expect(fates.filter((one) => one.startsWith("delivered")).length, order.name).toBeGreaterThan(0);
  }
}

describe.runIf(!EVERY_PASS)("killed at one point after another", () => {
  it.each(NAMES)(
    "%s lies on the way of a normal story",
    async (checkpoint) => {
      await ageRemains(shop.stack());
      await startDoomed(checkpoint, 2);
      await playStory();
      expect(await hasDied()).toBe(true);
    },
    180_000,
  );

  it("sends nothing twice, loses nothing and goes on", async () => {
    await startHealthy();
    await expectStoriesTold();
  }, 180_000);
});

describe.runIf(EVERY_PASS)("killed at every pass of every point, until a story survives", () => {
  it.each(NAMES)(
    "%s: sends nothing twice, loses nothing and goes on",
    async (checkpoint) => {
      for (let n = 1; n <= MOST_PASSES; n += 1) {
        await startDoomed(checkpoint, n);
        await playStory();
        const died = await hasDied();
        if (died) await startHealthy();
        await expectStoriesTold();
        if (!died) return;
      }
      throw new Error(`Still dying after ${MOST_PASSES} passes`);
    },
    1_800_000,
  );
});
