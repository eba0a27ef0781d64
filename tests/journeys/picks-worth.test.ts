import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";

import { refundOrder } from "#simulator/shopify/change-order.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { placeOrder } from "#simulator/shopify/place-order.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { linkIn, queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { type SentOrder, sendOrder, shopper } from "#tests/support/sent-order.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 60 });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterEach(() => holdOut(0));
afterAll(() => browser.close());

/** Who else is held out at such a share is chance. */
function holdOut(percent: number) {
  return rows(`update "Shop" set "pickSettings" = jsonb_build_object('holdOutPercent', $1::int)`, [percent]);
}

const world = () => shop.stack().simulator.world;
const rows = <T extends object>(sql: string, values: unknown[]) => queryDatabase<T>(shop.stack(), sql, values);
const PICK = '[data-count="pick_click"]';

/** An order on its way, for which picks have been made, and the page its shopper was sent to. */
async function sentTo(number: number): Promise<{ sent: SentOrder; link: string }> {
  const sent = sendOrder(shop.stack(), { ...shopper(shop.stack(), number), locale: "en" });
  sent.push("in_transit");
  await sent.reaches("in_transit");
  const ready = `
    select from "Pick" pick join "Order" o on o.id = pick."orderId" join "PickTrial" trial on trial."orderId" = o.id
     where o.gid = $1 limit 1`;
  await waitFor("picks", async () => (await rows(ready, [sent.order.gid])).length > 0);
  const mail = await waitForMail(shop.stack(), sent.order, /on its way|shipped|transit|confirmed/i);
  return { sent, link: linkIn(mail.text) };
}

async function open(link: string): Promise<Page> {
  const page = await (await openContext(browser)).newPage();
  await page.goto(link, { waitUntil: "networkidle" });
  return page;
}

interface AttributedRow {
  surface: string;
  grossMinor: string;
  netMinor: string;
  productGids: string[];
}

async function attributed({ gid }: Order): Promise<AttributedRow | undefined> {
  const sql = `select a.* from "AttributedOrder" a join "Order" o on o.id = a."orderId" where o.gid = $1`;
  return (await rows<AttributedRow>(sql, [gid]))[0];
}

describe("a pick", () => {
  let first: SentOrder;
  let bought: Order;

  it("is shown, followed, bought, and attributed with what it came to", async () => {
    const { sent, link } = await sentTo(2);
    first = sent;
    const page = await open(link);
    const path = (await page.locator(PICK).first().getAttribute("href")) ?? "";
    await page.locator(PICK).first().click();
    await page.waitForURL(`**${path}`);
    expect(new URL(page.url()).search).toBe("");
    const handle = path.split("/").at(-1);
    const product = world().shop.products.find((one) => one.handle === handle);
    const variant = product?.variants.find((one) => one.inventory > 1);
    const other = world().shop.products.find((one) => one !== product && one.variants[0]);
    if (!product || !variant || !other?.variants[0]) throw new Error(`Nothing to buy behind ${path}`);
    await waitFor(
      "the click",
      async () => (await rows(`select from "PickClick" where "productGid" = $1`, [product.gid])).length > 0,
    );
    const customer = world().shop.customers.find((one) => one.gid === first.order.customerGid);
    if (!customer) throw new Error("The shopper is gone");
    const lines = [
      { variantGid: variant.gid, quantity: 1 },
      { variantGid: other.variants[0].gid, quantity: 1 },
    ];
    bought = placeOrder(world(), { customer, lines });
    const row = await waitFor("the attribution", () => attributed(bought));
    expect(row).toMatchObject({ surface: "page", productGids: [product.gid], netMinor: row.grossMinor });
    expect(Number(row.grossMinor)).toBe(bought.lines[0]?.priceMinor);
    expect(await attributed(first.order)).toBeUndefined();
  });

  it("is taken back when it is refunded", async () => {
    const lineGid = bought.lines[0]?.gid ?? "";
    refundOrder(world(), bought.gid, { lines: [{ lineGid, quantity: 1 }] });
    const row = await waitFor("the settlement", async () => {
      const found = await attributed(bought);
      return found?.netMinor === "0" && found;
    });
    expect(Number(row.grossMinor)).toBeGreaterThan(0);
  });
});

it("somebody who is held out sees the same page without any, and is noted", async () => {
  const { sent, link } = await sentTo(4);
  const where = `from "Order" o where o.id = trial."orderId" and o.gid = $1`;
  await holdOut(10);
  const stand = (isHeldOut: boolean) =>
    rows(`update "PickTrial" trial set "isHeldOut" = $2, percent = 10 ${where}`, [sent.order.gid, isHeldOut]);
  await rows(`update "PickTrial" trial set "personIndex" = sha256($1::text::bytea) ${where}`, [sent.order.gid]);
  await stand(true);
  const page = await open(link);
  expect(await page.locator(".ag-headline").innerText()).not.toBe("");
  expect(await page.locator(PICK).count()).toBe(0);
  const noted = `select from "PickTrial" trial join "Order" o on o.id = trial."orderId" where o.gid = $1 and "dueAt" is not null`;
  await waitFor("the note", async () => (await rows(noted, [sent.order.gid])).length > 0);
  await stand(false);
  await page.reload({ waitUntil: "networkidle" });
  expect(await page.locator(PICK).count()).toBeGreaterThan(0);
});

it("somebody whose parcel is late is reassured, and offered nothing", async () => {
  const { sent, link } = await sentTo(6);
  const page = await open(link);
  expect(await page.locator(PICK).count()).toBeGreaterThan(0);
  sent.push("delayed", "Delayed by the weather");
  await sent.reaches("delayed");
  await page.reload({ waitUntil: "networkidle" });
  expect(await page.locator(PICK).count()).toBe(0);
  expect(await page.locator('[data-afterglow="order"]').getAttribute("data-tone")).toBe("trouble");
  expect(await page.locator(".ag-lead").innerText()).not.toBe("");
});
