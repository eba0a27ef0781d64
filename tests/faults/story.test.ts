import { beforeAll, describe, expect, it } from "vitest";

import { runStory } from "#simulator/carriers/play-story.ts";
import { storyOf } from "#simulator/carriers/stories.ts";
import { type LedgerEntry } from "#simulator/providers/ledger.ts";
import { providersOf } from "#simulator/providers/providers.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { noFaults } from "#simulator/shopify/faults.ts";
import { expectNothingPersonal } from "#tests/support/log-canary.ts";
import { letEverythingPass, messageIdOf } from "#tests/support/drill.ts";
import { queryDatabase, useRunningShop } from "#tests/support/running-shop.ts";
import { messagesOf, shopper } from "#tests/support/sent-order.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 12 });
beforeAll(() => letEverythingPass(shop.stack()));
const world = () => shop.stack().simulator.world;
const ledger = () => providersOf(world()).ledger.entries();

/** What was sent of the arrival of an order's parcel, in whatever language. */
async function arrivalsOf(order: Order): Promise<LedgerEntry[]> {
  const rows = await queryDatabase<{ id: string }>(
    shop.stack(),
    `select m.id from "Message" m join "Order" o on o.id = m."orderId" where o.gid = $1 and m.kind = 'delivered'`,
    [order.gid],
  );
  const ids = new Set(rows.map(({ id }) => id));
  return ledger().filter((entry) => ids.has(messageIdOf(entry) ?? ""));
}

function expectEachOnce(entries: readonly LedgerEntry[]) {
  const ids = entries.map(messageIdOf);
  expect(ids).not.toContain(null);
  expect(ids.length).toBe(new Set(ids).size);
}

/** Every webhook that Shopify was told we have. */
async function acknowledgedButOpen(): Promise<string[]> {
  const acknowledged = world().webhooks.filter((webhook) => webhook.state === "delivered");
  const rows = await queryDatabase<{ webhookId: string }>(
    shop.stack(),
    `select "webhookId" from "InboxItem" where state in ('done', 'ignored')`,
  );
  const closed = new Set(rows.map((row) => row.webhookId));
  return acknowledged.filter(({ webhookId }) => !closed.has(webhookId)).map(({ topic }) => topic);
}

async function parcelOf(order: Order) {
  const [parcel] = await queryDatabase<{ status: string; milestone: string; cycle: number; events: string }>(
    shop.stack(),
    `select s.status, s.milestone, s.cycle,
            (select count(*) from "TrackingEvent" e where e."fulfillmentId" = s."fulfillmentId" and e.source = 'shopify') as events
       from "Shipment" s join "Order" o on o.id = s."orderId" where o.gid = $1`,
    [order.gid],
  );
  return parcel;
}

const settled = () =>
  waitFor(
    "every webhook to be taken and read",
    async () =>
      world().webhooks.every(({ state }) => state === "delivered") && (await acknowledgedButOpen()).length === 0,
    60_000,
  );

describe("webhooks three times over and out of order", () => {
  it("lead to the same parcel as one by one, and to each message once", async () => {
    const calm = await runStory(world(), "attempted", { speed: 40_000, customer: shopper(shop.stack(), 1) });
    await settled();
    Object.assign(world().faults, { copies: 3, reorder: 5 });
    const wild = await runStory(world(), "attempted", { speed: 40_000, customer: shopper(shop.stack(), 2) });
    await settled();
    Object.assign(world().faults, noFaults());
    const expected = {
      status: "delivered",
      milestone: "delivered",
      cycle: 1,
      events: String(storyOf("attempted").steps.length),
    };
    expect(await parcelOf(calm)).toEqual(expected);
    expect(await parcelOf(wild)).toEqual(expected);
    for (const order of [calm, wild]) {
      await waitFor("the last message", async () => {
        const messages = await messagesOf(shop.stack(), order);
        const isOver = messages.some((one) => /^delivered email: (accepted|delivered)$/.test(one));
        return isOver && !messages.some((one) => /: (pending|sending)$/.test(one));
      });
      const arrivals = await arrivalsOf(order);
      expect(arrivals.map(({ provider }) => provider).sort()).toEqual(["sendgrid", "twilio"]);
    }
    expectEachOnce(ledger());
  }, 120_000);
});

describe("an app that is killed in the middle of a story", () => {
  it("sends nothing twice, and reads everything it took", async () => {
    const { faults } = providersOf(world());
    // The messages go out, but the app dies before it hears so.
    for (const provider of ["sendgrid", "twilio"] as const)
      faults.script({ provider, next: 4, kind: "slow", accepted: true, ms: 20_000 });
    const before = ledger().length;
    const stories = [3, 4, 5, 6].map((number) =>
      runStory(world(), "smooth", { speed: 12_000, customer: shopper(shop.stack(), number) }),
    );
    await waitFor("calls under way", () => ledger().length >= before + 3);
    await shop.stack().crashApp();
    const [left] = await queryDatabase<{ count: string }>(
      shop.stack(),
      `select count(*) from "Message" where state = 'sending'`,
    );
    expect(Number(left?.count), "messages of which nobody knows").toBeGreaterThan(0);
    await shop.stack().crashApp();
    const orders = await Promise.all(stories);
    await settled();
    for (const order of orders) {
      await waitFor(`the parcel of ${order.name}`, async () => (await parcelOf(order))?.status === "delivered");
      await waitFor(`the last mail of ${order.name}`, async () => (await arrivalsOf(order)).some(({ provider }) => provider === "sendgrid")); // prettier-ignore
    }
    expectEachOnce(ledger());
    const keys = await queryDatabase<{ id: string; key: string }>(shop.stack(), 'select id, key from "Message"');
    const known = new Set(keys.map(({ id }) => id));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
    expect(
      ledger()
        .map(messageIdOf)
        .filter((id) => !known.has(id ?? "")),
    ).toEqual([]);
  }, 180_000);
});

describe("afterwards", () => {
  it("the log knows none of the shoppers, links and tokens", () => expectNothingPersonal(shop.stack()));
});
