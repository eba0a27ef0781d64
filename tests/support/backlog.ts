import { type Stack } from "#tools/stack.ts";
import { waitFor } from "#tools/wait-for.ts";

import { queryDatabase } from "./running-shop.ts";
import { sendOrder, shopper } from "./sent-order.ts";

/** Lets so many messages wait behind a pause, all of them about one delivered order. */
export async function pileUp(stack: Stack, count: number) {
  await queryDatabase(stack, `update "Shop" set "pausedAt" = now()`);
  const sent = sendOrder(stack, shopper(stack, 1));
  sent.push("delivered");
  await sent.reaches("delivered");
  const waiting = `state = 'pending' and kind = 'delivered' and channel = 'email'`;
  await waitFor("a waiting message", async () => {
    const rows = await queryDatabase(stack, `select 1 from "Message" where ${waiting}`);
    return rows.length > 0;
  });
  await queryDatabase(
    stack,
    `insert into "Message" (id, shop, key, "orderId", "shipmentId", kind, channel, "recipientHash", "recipientSealed",
                            "occurredAt", "expiresAt")
     select gen_random_uuid(), shop, key || n, "orderId", "shipmentId", kind, channel, "recipientHash",
            "recipientSealed", "occurredAt", "expiresAt"
       from "Message" cross join generate_series(1, $1::int) n where ${waiting}`,
    [count - 1],
  );
}

/** Ends the pause, and wakes as many dispatchers as there may be. */
export async function letGo(stack: Stack) {
  await queryDatabase(stack, `update "Shop" set "pausedAt" = null`);
  await queryDatabase(
    stack,
    `select graphile_worker.add_job('message.deliver', '{}'::json) from generate_series(1, 12)`,
  );
}

export async function countStates(stack: Stack): Promise<Record<string, number>> {
  const rows = await queryDatabase<{ state: string; count: number }>(
    stack,
    `select state::text, count(*)::int as count from "Message" where kind = 'delivered' and channel = 'email' group by 1`,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
