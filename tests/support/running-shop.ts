import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";

import { providersOf } from "#simulator/providers/providers.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { prepareShop } from "#tools/prepare-shop.ts";
import { type Stack, startStack } from "#tools/stack.ts";
import { waitFor } from "#tools/wait-for.ts";

/** The whole product with the shop Willow installed and messages switched on, for one test file. */
export function useRunningShop(options: { prepare?: boolean; orders?: number; env?: Record<string, string> } = {}): {
  stack(): Stack;
} {
  let stack: Stack | undefined;
  beforeAll(async () => {
    const logFile = `.data/journey-${process.pid}-${Date.now()}.log`;
    const { orders, env = {} } = options;
    const shop = orders === undefined ? {} : { orders };
    stack = await startStack({ serverUrl: inject("serverUrl"), logFile, env, ...shop });
    if (options.prepare !== false) await prepareShop(stack, () => undefined);
  }, 180_000);
  afterAll(() => stack?.stop(), 30_000);
  return {
    stack() {
      if (!stack) throw new Error("The shop is not running");
      return stack;
    },
  };
}

/** Asks the app's database directly, for what no page shows. */
export async function queryDatabase<T extends object>(stack: Stack, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client(stack.databaseUrl);
  await client.connect();
  const { rows } = await client.query<T>(sql, values).finally(() => client.end());
  return rows;
}

/** The e-mail of an order whose subject matches, once it has been accepted. */
export function waitForMail(stack: Stack, order: Pick<Order, "name">, subject: RegExp) {
  const { ledger } = providersOf(stack.simulator.world);
  return waitFor(`the e-mail ${String(subject)} of ${order.name}`, () =>
    ledger
      .entries()
      .find(
        (entry) => entry.provider === "sendgrid" && entry.subject?.includes(order.name) && subject.test(entry.subject),
      ),
  );
}

/** The private link inside a message. */
export function linkIn(text: string | null): string {
  const link = /https?:\/\/\S+\/t\/[\w-]{22,64}/.exec(text ?? "")?.[0];
  if (!link) throw new Error("The message holds no tracking link");
  return link;
}
