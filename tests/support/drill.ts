import { readFileSync } from "node:fs";

import { expect } from "vitest";

import { providersOf } from "#simulator/providers/providers.ts";
import type { LedgerEntry } from "#simulator/providers/ledger.ts";
import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import type { Stack } from "#tools/stack.ts";
import { waitFor } from "#tools/wait-for.ts";

import type { Evidence } from "./evidence.ts";
import { expectInvariants, findBreaches } from "./invariants.ts";
import { secretsOf } from "./log-canary.ts";
import { queryDatabase } from "./running-shop.ts";

/** A shop whose news leaves at once, at any hour, and of which Shopify sends no mails of its own. */
export const AT_ONCE = {
  shippedHoldMinutes: 0,
  spacingMinutes: 0,
  smsHours: { from: 0, to: 24 },
  smsPerDay: 10,
  burst: 1_000_000,
  elsewhere: Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, "off"])),
};

export async function letEverythingPass(stack: Stack) {
  await queryDatabase(stack, `update "Shop" set "sendingRules" = $1`, [JSON.stringify(AT_ONCE)]);
}

/** Our message's id, as we gave it to the provider. */
export function messageIdOf({ customArgs, statusCallback }: LedgerEntry): string | null {
  return customArgs["n"] ?? new URL(statusCallback ?? "http://nowhere").searchParams.get("n");
}

export function ledgerOf(stack: Stack): readonly LedgerEntry[] {
  return providersOf(stack.simulator.world).ledger.entries();
}

/**
 * Waits until nothing is under way any more: every webhook taken and read, no job that could run, no message due or
 * with a provider.
 */
export async function restOf(stack: Stack, timeoutMs = 60_000) {
  const { webhooks } = stack.simulator.world;
  let last = "";
  await waitFor(
    "everything to come to rest",
    async () => {
      const [left] = await queryDatabase<Record<string, string>>(
        stack,
        `select (select count(*) from "InboxItem" where state = 'received') as webhooks,
                (select count(*) from "Message" m where state = 'sending' or state = 'pending' and "runAt" <= now()) as messages,
                (select count(*) from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts) as jobs`,
      );
      const open = webhooks.filter(({ state }) => state === "waiting").length;
      last = JSON.stringify({ ...left, open });
      return open === 0 && Object.values(left ?? {}).every((count) => count === "0");
    },
    timeoutMs,
  ).catch((error: unknown) => {
    throw new Error(`Still under way: ${last}`, { cause: error });
  });
}

/**
 * Lets a quarter of an hour pass for what a crash left behind: calls without an answer, locks of jobs, signs of life.
 * Time is moved in the rows, nobody sleeps. Call it while the app is down.
 */
export async function ageRemains(stack: Stack) {
  await queryDatabase(
    stack,
    `with calls as (
       update "Message" set "sendingAt" = "sendingAt" - interval '15 minutes' where state = 'sending'
     ), beats as (
       update "WorkerHeartbeat" set "beatAt" = "beatAt" - interval '15 minutes'
     )
     update graphile_worker._private_jobs set locked_at = locked_at - interval '15 minutes' where locked_at is not null`,
  );
}

/** Has the minutely cleaning done now. */
export async function sweepNow(stack: Stack) {
  await queryDatabase(stack, `select graphile_worker.add_job('message.sweep', '{}'::json)`);
}

export function evidenceOf(stack: Stack): Evidence {
  const { world } = stack.simulator;
  return {
    sends: ledgerOf(stack).map((entry) => ({ messageId: messageIdOf(entry), to: entry.to, at: new Date(entry.at) })),
    query: (sql) => queryDatabase(stack, sql),
    acknowledged: world.webhooks.filter(({ state }) => state === "delivered").map(({ webhookId }) => webhookId),
    addresses: new Map(
      world.shop.orders.map((order) => [
        order.gid,
        [order.email, order.phone, order.shippingAddress?.phone].flatMap((one) => (one ? [one] : [])),
      ]),
    ),
    log: readFileSync(stack.logFile, "utf8"),
    secrets: secretsOf(stack),
  };
}

/**
 * At rest, all nine invariants hold. A provider may tell of something again while we look, as it does for hours: a true
 * breach is still there when everything has come to rest once more.
 */
export async function expectAllWell(stack: Stack) {
  await restOf(stack);
  expect(stack.simulator.world.webhooks.filter(({ state }) => state === "failed")).toEqual([]);
  for (let look = 1; look < 5; look += 1) {
    if (Object.keys(await findBreaches(evidenceOf(stack))).length === 0) return;
    await restOf(stack);
  }
  await expectInvariants(evidenceOf(stack));
}
