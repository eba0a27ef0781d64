import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { shelfLiquid } from "#app/tracking-page/shelf-html.ts";
import { type Running, startStorefront } from "#simulator/storefront/server.ts";
import { smallWorld, tellBlocks } from "#simulator/storefront/small-world.ts";
import { launchBrowser, openContext, type Viewer } from "#tests/support/browser.ts";

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
const ALL = ["oak-board", "linen-napkin", "beeswax-candle"];

const world = smallWorld();
let browser: Browser;
let store: Running;
let app: Server;
let asked: string[];
/** What the app answers, and when. */
let answer: { handles: string[]; status: number; ready: Promise<void> };

beforeAll(async () => {
  tellBlocks(world);
  app = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://app.test");
    if (request.method === "POST") {
      request.on("data", (body: Buffer) => asked.push(`${pathname} ${body.toString()}`));
      return void request.on("end", () => response.writeHead(204).end());
    }
    asked.push(pathname);
    void answer.ready.then(() => {
      response.writeHead(answer.status, { "content-type": "application/liquid; charset=utf-8" });
      response.end(shelfLiquid(answer.handles.map((handle) => ({ handle, clickId: `id-of-${handle}` }))));
    });
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  world.config.appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  [store, browser] = await Promise.all([startStorefront(world, 0), launchBrowser()]);
  world.config.storefrontUrl = store.url;
});

afterAll(async () => {
  await browser.close();
  await store.close();
  app.closeAllConnections();
  app.close();
});

beforeEach(() => {
  asked = [];
  answer = { handles: ALL, status: 200, ready: Promise.resolve() };
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

/** Opens a page of the shop and counts from the start how far things jump. */
async function visit(path: string, viewer: Viewer = {}): Promise<Page> {
  const page = await (await openContext(browser, viewer)).newPage();
  await page.route("**/images/**", (route) => route.fulfill({ body: PICTURE, contentType: "image/svg+xml" }));
  await page.addInitScript(() => {
    const jumps = window as unknown as { jumped: number };
    jumps.jumped = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) jumps.jumped += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(store.url + path, { waitUntil: "load" });
  return page;
}

/** The cumulative layout shift, once what was drawn last has been measured. */
function jumped(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => setTimeout(() => resolve((window as unknown as { jumped: number }).jumped))),
        );
      }),
  );
}

const cards = (page: Page) => page.locator("afterglow-picks[data-filled] .ag-tile");
const shelf = (page: Page) => page.locator("afterglow-picks");

async function toEnd(page: Page): Promise<void> {
  for (let at = 0; at < 4_000; at += 300) await page.evaluate((top) => window.scrollTo(0, top), at);
}

describe("a product page with both blocks", () => {
  it.each([
    ["phone", { width: 390, height: 844 }],
    ["desktop", { width: 1280, height: 900 }],
    ["tall screen, the shelf in view from the start", { width: 1280, height: 2_000 }],
  ])("does not move while it loads and fills (%s)", async (_name, viewer) => {
    let go = () => {};
    answer.ready = new Promise((resolve) => (go = resolve));
    const page = await visit("/products/stoneware-vase", viewer);
    const before = await shelf(page).boundingBox();
    await toEnd(page);
    await expect.poll(() => asked).toEqual(["/proxy/track/picks/101"]);
    go();
    await cards(page).first().waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    expect(await cards(page).count()).toBe(3);
    expect((await shelf(page).boundingBox())?.height).toBe(before?.height);
    expect(await jumped(page)).toBe(0);
    expect(await page.locator(".ag-promise-days").textContent()).toContain("Order now, arrives");
  });

  it("tells of a click on the shelf by the id of its pick, and nothing where that is not allowed", async () => {
    for (const isAllowed of [false, true]) {
      asked = [];
      const page = await visit("/products/stoneware-vase");
      await page.evaluate((allowed) => {
        Object.assign(window, { Shopify: { customerPrivacy: { analyticsProcessingAllowed: () => allowed } } });
      }, isAllowed);
      await toEnd(page);
      await cards(page).first().click();
      await page.waitForURL("**/products/oak-board");
    }
    await expect.poll(() => asked).toContain("/proxy/track/picks/101 id=id-of-oak-board");
    expect(asked.filter((one) => one.includes("id="))).toHaveLength(1);
  });

  it.each([390, 1280])("keeps still when there is nothing to show (%i pixels wide)", async (width) => {
    answer.handles = [];
    for (const height of [700, 2_500]) {
      asked = [];
      const page = await visit("/products/stoneware-vase", { width, height });
      await toEnd(page);
      await expect.poll(() => asked.length).toBeGreaterThan(0);
      expect(await page.locator(".ag-shelf-title").isVisible()).toBe(false);
      expect(await jumped(page)).toBe(0);
    }
  });

  it("asks only when the shelf comes near", async () => {
    const page = await visit("/products/stoneware-vase", { width: 390, height: 300 });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(asked).toEqual([]);
    await toEnd(page);
    await cards(page).first().waitFor();
    expect(asked).toEqual(["/proxy/track/picks/101"]);
  });

  it("draws cards as the shop does, and none that the shop does not sell", async () => {
    answer.handles = ["oak-board", "nowhere", "beeswax-candle", '"]}}'];
    const candle = world.shop.products.find((product) => product.handle === "beeswax-candle");
    if (candle) candle.publishedAt = null;
    const page = await visit("/products/stoneware-vase", { width: 1280, height: 2_000 });
    await cards(page).first().waitFor();
    expect(await cards(page).allInnerTexts()).toEqual([expect.stringMatching(/^Oak board\s+€34\.00$/)]);
    expect(await cards(page).locator("a").getAttribute("href")).toBe("/products/oak-board");
    if (candle) candle.publishedAt = world.now();
  });

  it.each([404, 500])("is a product page like any other when the app answers %i", async (status) => {
    answer.status = status;
    const page = await visit("/products/stoneware-vase", { width: 1280, height: 300 });
    const answered = page.waitForResponse((response) => response.url().includes("/picks/"));
    await toEnd(page);
    expect((await answered).status()).toBe(status);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await shelf(page).getAttribute("data-filled")).toBeNull();
    expect(await page.locator(".ag-shelf-title").isVisible()).toBe(false);
  });

  it("without a script says when things arrive, and leaves no hole", async () => {
    const page = await visit("/products/stoneware-vase", { javaScript: false });
    expect(await page.locator(".ag-promise").isVisible()).toBe(true);
    expect(await shelf(page).isVisible()).toBe(false);
  });

  it("can be walked through with the keyboard", async () => {
    const page = await visit("/products/stoneware-vase", { width: 390, height: 2_000 });
    await cards(page).first().waitFor();
    await page.locator(".ag-tile a").first().focus();
    for (let step = 1; step < 3; step += 1) await page.keyboard.press("Tab");
    const edges = () =>
      page.locator(".ag-tile a:focus").evaluate((node) => {
        const { left, right } = node.getBoundingClientRect();
        return [left >= 0, right <= window.innerWidth];
      });
    await expect.poll(edges).toEqual([true, true]);
  });

  it("speaks the page's language", async () => {
    const page = await visit("/ar/products/stoneware-vase", { width: 390, height: 2_000 });
    await cards(page).first().waitFor();
    expect(await page.locator(".ag-shelf-title").textContent()).toBe("يناسبه أيضًا");
    expect(await shelf(page).getAttribute("dir")).toBe("rtl");
    expect(asked).toEqual(["/proxy/track/picks/101"]);
  });
});

describe("the tracking page with its block", () => {
  it.each([390, 1280])("does not move while it loads (%i pixels wide)", async (width) => {
    const page = await visit("/pages/track", { width });
    await toEnd(page);
    expect(await jumped(page)).toBe(0);
  });
});
