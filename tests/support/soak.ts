import { setTimeout as sleep } from "node:timers/promises";

import { receiveText } from "#simulator/providers/inbound-text.ts";
import { providersOf } from "#simulator/providers/providers.ts";
import type { EventStatus } from "#simulator/shopify/order.ts";
import type { Stack } from "#tools/stack.ts";

import { ageRemains, sweepNow } from "./drill.ts";
import { queryDatabase } from "./running-shop.ts";
import { sendOrder, shopper } from "./sent-order.ts";

/** Numbers from a seed (mulberry32), so that a run can be had again. */
export function dice(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    oneOf<const T>(all: readonly [T, ...T[]]): T {
      return all[Math.floor(next() * all.length)] ?? all[0];
    },
  };
}

export type Dice = ReturnType<typeof dice>;

const JOURNEYS: [EventStatus[], ...EventStatus[][]] = [
  ["in_transit", "out_for_delivery", "delivered"],
  ["out_for_delivery", "attempted_delivery", "out_for_delivery", "delivered"],
  ["delayed", "in_transit", "delivered"],
  ["out_for_delivery", "ready_for_pickup", "delivered"],
  ["in_transit", "failure"],
];

/** One order after another, each on a journey of its own, as fast as the dice say. */
export async function keepSelling(stack: Stack, dice: Dice, isOver: () => boolean): Promise<number> {
  let sold = 0;
  const journeys: Promise<void>[] = [];
  for (; !isOver(); sold += 1) {
    const sent = sendOrder(stack, shopper(stack, dice.below(8)));
    const [steps, gap] = [dice.oneOf(JOURNEYS), 300 + dice.below(2_000)];
    const travel = async () => {
      for (const step of steps) {
        await sleep(gap);
        sent.push(step);
      }
    };
    journeys.push(travel());
    await sleep(500 + dice.below(1_500));
  }
  await Promise.all(journeys);
  return sold;
}

type Trouble = (stack: Stack, dice: Dice) => unknown;

/** What may go wrong in a soak; each is over by itself or undone by the next. */
export const TROUBLES: [Trouble, ...Trouble[]] = [
  (stack, dice) => spoil(stack, dice, "429", 2_000),
  (stack, dice) => spoil(stack, dice, dice.oneOf(["500", "503"])),
  (stack, dice) => spoil(stack, dice, dice.oneOf(["reset", "truncated", "html502", "timeout"])),
  (stack, dice) => spoil(stack, dice, "slow", 500 + dice.below(4_000)),
  (stack, dice) => spoil(stack, dice, "401"),
  ({ simulator }, dice) =>
    Object.assign(simulator.world.faults, { copies: 1 + dice.below(3), reorder: 1 + dice.below(6) }),
  (stack, dice) => write(stack, dice, "STOP"),
  (stack, dice) => write(stack, dice, "START"),
  async (stack) => {
    await stack.crashApp();
  },
  async (stack) => {
    await stack.endApp();
    await ageRemains(stack);
    await stack.crashApp();
    await sweepNow(stack);
  },
];

type Kind = "429" | "500" | "503" | "401" | "timeout" | "reset" | "truncated" | "html502" | "slow";

function spoil(stack: Stack, dice: Dice, kind: Kind, ms = 3_000) {
  const provider = dice.oneOf(["sendgrid", "twilio"]);
  const accepted = ["reset", "timeout"].includes(kind) ? { accepted: dice.below(2) === 0 } : {};
  providersOf(stack.simulator.world).faults.script({ provider, next: 1 + dice.below(4), kind, ms, ...accepted });
}

async function write(stack: Stack, dice: Dice, body: string) {
  const { world } = stack.simulator;
  const from = shopper(stack, dice.below(8)).phone ?? "";
  await receiveText(world, { from, to: world.config.twilio.from, body }).catch(() => undefined); // the app may be gone
}

/** Lets five minutes pass for everything that waits for its time: messages, trials of accounts, jobs. */
export async function passFiveMinutes(stack: Stack) {
  await queryDatabase(
    stack,
    `with messages as (
       update "Message" set "runAt" = "runAt" - interval '5 minutes' where state = 'pending'
     ), trials as (
       update "ProviderHealth" set "probeAt" = "probeAt" - interval '5 minutes'
     )
     update graphile_worker._private_jobs set run_at = run_at - interval '5 minutes'
      where run_at > now() and locked_at is null`,
  );
  await queryDatabase(stack, `select graphile_worker.add_job('message.deliver', '{}'::json)`);
}
