import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { placeStoryOrder } from "#simulator/carriers/story-order.ts";
import { statusPageUrl } from "#simulator/shopify/status-page.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { launchBrowser, openContext, type Viewer } from "#tests/support/browser.ts";
import { expectNothingPersonal } from "#tests/support/log-canary.ts";
import { queryDatabase, useRunningShop } from "#tests/support/running-shop.ts";
import { sendOrder, shopper } from "#tests/support/sent-order.ts";

const shop = useRunningShop({ orders: 40 });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const world = () => shop.stack().simulator.world;

/** Opens one of Shopify's pages about the order and finds the extension in it. */
async function visit(order: Order, query = "", viewer: Viewer = {}): Promise<{ page: Page; extension: FrameLocator }> {
  const context = await openContext(browser, viewer);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(statusPageUrl(world(), order) + query, { waitUntil: "networkidle" });
  expect(errors).toEqual([]);
  return { page, extension: page.frameLocator("iframe.extension") };
}

const words = (extension: FrameLocator) => extension.locator("body").innerText();

describe("Shopify's pages after the purchase", () => {
  it("thank a guest with the day it comes, without anybody signing in", async () => {
    const { order } = sendOrder(shop.stack(), shopper(shop.stack(), 7));
    const { extension } = await visit(order, "&first=1&locale=en");
    await expect.poll(() => words(extension), { timeout: 8_000 }).toContain(order.lines[0]?.title);
    await expect.poll(() => words(extension)).toContain("Open the tracking page");
  });

  it("say when an order leaves and arrives that has only just been placed", async () => {
    const order = placeStoryOrder(world(), shopper(shop.stack(), 11));
    const { extension } = await visit(order, "&first=1&locale=en");
    await expect.poll(() => words(extension), { timeout: 60_000 }).toMatch(/Arriving .+leaves us .+Open the tracking/s);
  });

  it("follow the parcel, in the buyer's language, and lead to the shop's own page", async () => {
    const sent = sendOrder(shop.stack(), shopper(shop.stack(), 8));
    sent.push("in_transit");
    await sent.reaches("in_transit");
    const { page, extension } = await visit(sent.order, "&locale=de", { width: 1280 });
    await expect.poll(() => words(extension), { timeout: 8_000 }).toMatch(/Unterwegs|Kommt/);
    const text = await words(extension);
    for (const line of sent.order.lines) expect(text).toContain(line.title);
    expect(text).not.toContain(sent.order.email);
    // No frame scrolls inside the page.
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);

    await extension.locator("s-link", { hasText: "Zur Seite der Sendung" }).click();
    await page.waitForURL(/\/apps\/track\/t\/[\w-]{22,64}$/);
    expect(await page.locator(".afterglow").innerText()).toContain(sent.order.name);
  });

  it("say what can be done when delivery has failed, and offer nothing else", async () => {
    const sent = sendOrder(shop.stack(), shopper(shop.stack(), 9));
    for (const scan of ["in_transit", "out_for_delivery", "attempted_delivery"] as const) sent.push(scan);
    await sent.reaches("delivery_attempted");
    const { extension } = await visit(sent.order, "&customer=1");
    await expect.poll(() => extension.locator("s-banner").count(), { timeout: 8_000 }).toBe(1);
    expect(await extension.locator("s-clickable").count()).toBe(0);
  });

  it("show nothing of an order whose buyer cannot be told, and lead to the form", async () => {
    // Read from the past, an order comes without its buyer and its checkout.
    const order = world().shop.orders.find((one) => one.fulfillments.length > 0 && !one.cancelledAt);
    if (!order) throw new Error("No order from the past");
    for (const who of ["", "&customer=1"]) {
      const { extension } = await visit(order, `&locale=en${who}`);
      await expect.poll(() => words(extension), { timeout: 8_000 }).toBe("Where is my order?");
    }
  });

  it("are counted as views of their own", async () => {
    const surfaces = async () => {
      const rows = await queryDatabase<{ surface: string }>(
        shop.stack(),
        `select distinct props->>'surface' as surface from "Fact" where kind = 'page_view' order by 1`,
      );
      return rows.map((row) => row.surface);
    };
    await expect.poll(surfaces).toEqual(expect.arrayContaining(["order_status", "thank_you"]));
  });
});

describe("afterwards", () => {
  it("the log knows none of the shoppers, links and tokens", () => expectNothingPersonal(shop.stack()));
});
