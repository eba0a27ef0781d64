import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startStory } from "#simulator/carriers/play-story.ts";
import { addFulfillmentEvent } from "#simulator/shopify/fulfill-order.ts";
import type { Customer, Order } from "#simulator/shopify/order.ts";
import { statusPageUrl } from "#simulator/shopify/status-page.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { linkIn, queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { messagesOf, shopper } from "#tests/support/sent-order.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 20 });
let browser: Browser;

const query = <T extends object>(sql: string, values: unknown[] = []) => queryDatabase<T>(shop.stack(), sql, values);

/** Half of all parcels are heard of again within a day and three quarters, nearly all within four. */
const PLANTED = [8, 13].map((bin) => Array.from({ length: 28 }, (_, at) => (at === bin ? 45_000 : 0)));

beforeAll(async () => {
  browser = await launchBrowser();
  // Messages have been on for a month: what became unusual this week is news.
  await query(`update "Shop" set "notifyFrom" = now() - interval '30 days'`);
  await waitFor("silences to be learned", async () => (await query(`select 1 from "ScanGap" limit 1`)).length > 0);
  const ended = PLANTED[0]?.map((count, at) => count + (PLANTED[1]?.[at] ?? 0));
  await query(`delete from "ScanGap" where carrier <> ''`);
  await query(`update "ScanGap" set ended = $1, open = '{}'`, [ended]);
}, 60_000);
afterAll(() => browser.close());

/** The same shopper, reading English. */
const reader = (customer: Customer): Customer => ({ ...customer, locale: "en" });

/** What Shopify's page says of the order, by the app's extension. */
async function readStatusPage(order: Order): Promise<string> {
  const context = await openContext(browser, {});
  const page = await context.newPage();
  const body = page.frameLocator("iframe.extension").locator("body");
  // Its scans come in one by one, and each of them changes what is said.
  const read = async () => {
    await page.goto(`${statusPageUrl(shop.stack().simulator.world, order)}&customer=1&locale=en`);
    await body.getByRole("heading").first().waitFor();
    return body.innerText();
  };
  await expect.poll(read, { timeout: 25_000, interval: 500 }).toContain("No news since");
  return body.innerText();
}

const ofOrder = (order: Order) =>
  query<{ noticeableAt: Date | null; noticedAt: Date | null; isOver: boolean }>(
    `select q."noticeableAt", q."noticedAt", q."heardAt" is distinct from s."lastEventAt" as "isOver"
       from "Silence" q join "Shipment" s on s.id = q."shipmentId" join "Order" o on o.id = s."orderId"
      where o.gid = $1`,
    [order.gid],
  );

const alertsOf = ({ name }: Order) =>
  query(`select 1 from "MerchantAlert" where kind = 'parcel_silent' and facts ->> 'orderName' = $1`, [name]);

describe("a parcel falls silent", () => {
  it("and the page says how long that is usual, and when we write", async () => {
    const order = startStory(shop.stack().simulator.world, "quiet", { customer: reader(shopper(shop.stack(), 3)) });
    await waitFor("the silence to be looked at", async () => (await ofOrder(order))[0]?.noticeableAt);
    const page = await readStatusPage(order);
    expect(page).toMatch(
      /No news since .*\. 1–4 days without news is usual here\. If nothing has moved by .*, we write to you\./,
    );
    expect(await alertsOf(order)).toEqual([]);
  });

  it("for too long: one e-mail, one alert, and the page says that it is looked into", async () => {
    const { world } = shop.stack().simulator;
    const order = startStory(world, "silent", { customer: reader(shopper(shop.stack(), 4)) });
    const mail = await waitForMail(shop.stack(), order, /^No news of your order/);
    await waitFor("the merchant to be told", async () => (await alertsOf(order)).length > 0);
    expect(await (await fetch(linkIn(mail.text))).text()).toContain("That is longer than usual here.");

    // It is heard of again, and what was said of it holds no more.
    const [parcel] = order.fulfillments;
    if (!parcel) throw new Error("Nothing was sent");
    addFulfillmentEvent(world, parcel.gid, { status: "in_transit", message: "It moves", happenedAt: world.now() });
    await waitFor("the scan to be known", async () => (await ofOrder(order))[0]?.isOver);
    expect(await (await fetch(linkIn(mail.text))).text()).not.toContain("No news since");
    // A silence that an old scan ended, heard a moment later, is dropped before anybody is told of it.
    const isTold = (line: string) => line.startsWith("delayed") && !line.endsWith("superseded");
    const told = (await messagesOf(shop.stack(), order)).filter(isTold);
    expect(told).toEqual([expect.stringMatching(/^delayed email: (accepted|delivered)$/)]);
    expect(await alertsOf(order)).toHaveLength(1);
  });
});
