import { createMerchant, type Merchant } from "./merchant.ts";
import { onDatabase } from "./on-database.ts";
import type { Stack } from "./stack.ts";
import { waitFor } from "./wait-for.ts";

interface SyncRun {
  kind: string;
  state: string;
  done: number;
  total: number | null;
}

/** Orders and products are there, and what goes together was learned after the orders had come. */
function isRead(runs: SyncRun[]): boolean {
  const lastOf = (kind: string) => runs.findLastIndex((run) => run.kind === kind && run.state === "done");
  return lastOf("catalog") >= 0 && lastOf("backfill") >= 0 && lastOf("learning") > lastOf("backfill");
}

/** Does what a merchant does on the first day: opens the app, waits for its orders and products, switches messages on. */
export async function prepareShop(stack: Stack, report: (step: string) => void): Promise<void> {
  const merchant = createMerchant(stack.simulator.world);
  report("the merchant installs the app");
  await merchant.open();
  await onDatabase(stack.databaseUrl, async (client) => {
    let shown = "";
    await waitFor(
      "orders and products to be read",
      async () => {
        const { rows } = await client.query<SyncRun>(
          'select kind, state, done, total from "SyncRun" order by "startedAt"',
        );
        const progress = rows
          .map((run) => `${run.kind} ${run.done}${run.total === null ? "" : `/${run.total}`}`)
          .join(", ");
        if (progress !== shown) report(`reading the shop: ${(shown = progress)}`);
        return isRead(rows);
      },
      300_000,
    );
  });
  report("the merchant has switched Shopify's own messages off");
  await settleDoubles(merchant);
  await openHours(merchant);
  report("the merchant switches messages on");
  await merchant.submit("/app?index", "routes/app._index", { intent: "switchOn" });
}

const NOTIFICATIONS = ["/app/notifications", "routes/app.notifications"] as const;

/** Says of every mail that Shopify sends too that it is off there. */
async function settleDoubles(merchant: Merchant): Promise<void> {
  const { doubled } = (await merchant.load(...NOTIFICATIONS)) as { doubled: { kind: string }[] };
  const kinds = JSON.stringify(doubled.map(({ kind }) => kind));
  await merchant.submit(...NOTIFICATIONS, { intent: "elsewhere", kinds, said: "off" });
}

const RULES = ["/app/notifications/rules", "routes/app.notifications_.rules"] as const;

/** A demo is looked at in any hour, and nobody wants to wait for its "shipped". */
async function openHours(merchant: Merchant): Promise<void> {
  const { saved } = (await merchant.load(...RULES)) as { saved: Record<string, string> };
  const wide = {
    shippedHoldMinutes: "0",
    "smsHours.from": "0",
    "smsHours.to": "24",
    spacingMinutes: "0",
    smsPerDay: "10",
  };
  await merchant.submit(...RULES, { ...saved, ...wide });
}
