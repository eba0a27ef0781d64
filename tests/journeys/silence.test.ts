import { beforeAll, describe, expect, it } from "vitest";

import { startStory } from "#simulator/carriers/play-story.ts";
import { addFulfillmentEvent } from "#simulator/shopify/fulfill-order.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { linkIn, queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { messagesOf, shopper } from "#tests/support/sent-order.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 20 });

/** Messages have been on for a month: what became unusual this week is news. */
beforeAll(() => queryDatabase(shop.stack(), `update "Shop" set "notifyFrom" = now() - interval '30 days'`));

/** What a shopper reads on the page that their e-mail leads to. */
async function pageOf(order: Order): Promise<string> {
  const { stack } = shop;
  const mail = await waitForMail(stack(), order, /on its way|No news/);
  const response = await fetch(linkIn(mail.text));
  return response.text();
}

const silenceOf = async (order: Order) => {
  const [row] = await queryDatabase<{ noticedAt: Date | null; noticeableAt: Date | null }>(
    shop.stack(),
    `select q."noticedAt", q."noticeableAt" from "Silence" q join "Shipment" s on s.id = q."shipmentId"
       join "Order" o on o.id = s."orderId" where o.gid = $1`,
    [order.gid],
  );
  return row;
};

const alertsOf = (order: Order) =>
  queryDatabase(
    shop.stack(),
    `select facts from "MerchantAlert" where kind = 'parcel_silent' and facts ->> 'orderName' = $1`,
    [order.name],
  );

describe("a parcel falls silent", () => {
  it("and its page says how long that is usual, and when we write", async () => {
    const order = startStory(shop.stack().simulator.world, "quiet", { customer: shopper(shop.stack(), 3) });
    await waitFor("the silence to be looked at", async () => (await silenceOf(order))?.noticeableAt);
    const page = await pageOf(order);
    expect(page).toContain("No news since");
    expect(page).toMatch(/we write to you|looking into it/);
  });

  it("for too long: one e-mail, one alert, and nothing more once it is heard of", async () => {
    const { world } = shop.stack().simulator;
    const order = startStory(world, "silent", { customer: shopper(shop.stack(), 4) });
    await waitFor("the silence to be noticed", async () => (await silenceOf(order))?.noticedAt);
    await waitFor("the merchant to be told", async () => (await alertsOf(order)).length > 0);
    // Of what the carrier said a week ago nothing is news any more: it is the only e-mail but for the order's own.
    expect((await messagesOf(shop.stack(), order)).filter((line) => line.startsWith("delayed"))).toHaveLength(1);
    expect(await alertsOf(order)).toHaveLength(1);
    const [parcel] = order.fulfillments;
    if (!parcel) throw new Error("Nothing was sent");
    addFulfillmentEvent(world, parcel.gid, { status: "in_transit", message: "It moves", happenedAt: world.now() });
    await waitFor("the scan to be known", async () => {
      const [row] = await queryDatabase<{ isHeard: boolean }>(
        shop.stack(),
        `select max(s."lastEventAt") > now() - interval '1 day' as "isHeard" from "Shipment" s
           join "Order" o on o.id = s."orderId" where o.gid = $1`,
        [order.gid],
      );
      return row?.isHeard;
    });
    expect(await alertsOf(order)).toHaveLength(1);
  });
});
