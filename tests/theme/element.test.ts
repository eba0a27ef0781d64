import { readFileSync } from "node:fs";

import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { formHtml, messageHtml } from "#app/tracking-page/form-html.ts";
import { orderHtml } from "#app/tracking-page/order-html.ts";
import { liquidPage } from "#app/tracking-page/page-html.ts";
import { viewOrder } from "#app/tracking-page/view.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { listen } from "#tests/support/http.ts";

import { FRAGMENT, LIQUID } from "./faces.ts";
import { STATES } from "./states.ts";
import { NOW, story } from "./stories.ts";
import { renderBlock, renderLiquid } from "./theme.ts";

const OWN = LIQUID.ownPath ?? "";
const ASSETS = "extensions/afterglow-theme/assets";

let browser: Browser;
let shop: Awaited<ReturnType<typeof listen>>;
let asked: string[];
/** What the shop answers to the next request for an order. */
let reply: { html: string; status: number };

function fragment(name: string): string {
  return orderHtml(viewOrder(STATES[name] ?? story(), NOW), FRAGMENT).text;
}

async function stateHtml(name: string): Promise<string> {
  const order = orderHtml(viewOrder(STATES[name] ?? story(), NOW), LIQUID);
  return renderLiquid(liquidPage(order, LIQUID.look));
}

beforeAll(async () => {
  browser = await launchBrowser();
  const block = await renderBlock("track-your-order");
  const form = await renderLiquid(liquidPage(formHtml(LIQUID, null), LIQUID.look));
  const view = viewOrder(story({ picks: [] }), NOW);
  const order = await renderLiquid(liquidPage(orderHtml(view, LIQUID), LIQUID.look));
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Willow</title>`;
  const pages: Record<string, string> = {
    "/pages/track": `${head}<link rel="stylesheet" href="/assets/afterglow.css"><script async src="/assets/afterglow.js"></script><h1>Willow</h1>${block}`,
    "/apps/track": head + form,
    [OWN]: head + order,
    "/code": head + (await stateHtml("delivery attempted, a code on its way")),
  };
  shop = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      const asset = /^\/assets\/(afterglow\.(?:css|js))$/.exec(path)?.[1];
      if (request.method === "POST" || path.includes("view="))
        asked.push(`${request.method} ${path} ${Buffer.concat(chunks).toString()}`.trim());
      const isPage = request.method === "GET" && pages[path] !== undefined;
      const type = asset ? (asset.endsWith("css") ? "text/css" : "text/javascript") : "text/html; charset=utf-8";
      response.writeHead(isPage || asset ? 200 : reply.status, { "Content-Type": type });
      response.end(asset ? readFileSync(`${ASSETS}/${asset}`) : isPage ? pages[path] : reply.html);
    });
  });
});

afterAll(async () => {
  await browser.close();
  await shop.close();
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function open(path: string, javaScript = true): Promise<Page> {
  asked = [];
  const context = await openContext(browser, { javaScript });
  const page = await context.newPage();
  await page.goto(shop.url + path);
  return page;
}

async function lookFor(page: Page) {
  await page.getByLabel("Order number").fill("#1001");
  await page.getByLabel("E-mail or phone").fill("ana@example.com");
  await page.getByRole("button", { name: "Find my order" }).click();
}

describe("the block, in a browser", () => {
  it("shows the order in the form's place and puts the reader at its first sentence", async () => {
    reply = { html: fragment("two parcels"), status: 200 };
    const page = await open("/pages/track");
    await lookFor(page);
    await page.getByRole("heading", { name: "Arriving Saturday 14 November" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("ag-headline");
    expect(asked).toEqual(["POST /apps/track/lookup?view=fragment locale=en&order=%231001&contact=ana%40example.com"]);
    expect(new URL(page.url()).pathname).toBe("/pages/track");
  });

  it("says where it was asked for help", async () => {
    reply = { html: fragment("two parcels"), status: 200 };
    const page = await open("/pages/track");
    await lookFor(page);
    const link = page.getByRole("link", { name: "Write to us" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe(`${shop.url}${OWN}/help/block`);
  });

  it("keeps what was typed when nothing was found, and says so", async () => {
    reply = { html: messageHtml("miss", FRAGMENT.words).text, status: 200 };
    const page = await open("/pages/track");
    await lookFor(page);
    await lookFor(page);
    expect(await page.getByRole("alert").allTextContents()).toEqual([expect.stringContaining("We found no order")]);
    expect(await page.getByLabel("Order number").inputValue()).toBe("#1001");
  });

  it("lets the form go its own way when the script's is closed", async () => {
    reply = { html: "<p>Something else</p>", status: 502 };
    const page = await open("/pages/track");
    await lookFor(page);
    await page.getByText("Something else").waitFor();
    expect(asked.map((one) => one.split(" ")[1])).toEqual(["/apps/track/lookup?view=fragment", "/apps/track/lookup"]);
  });

  it("works without a script", async () => {
    reply = { html: "<p>The whole page</p>", status: 200 };
    const page = await open("/pages/track", false);
    await lookFor(page);
    await page.getByText("The whole page").waitFor();
    expect(asked).toEqual(["POST /apps/track/lookup locale=en&order=%231001&contact=ana%40example.com"]);
  });

  it("moves nothing outside itself and never scrolls sideways, down to 320 pixels", async () => {
    reply = { html: fragment("two parcels"), status: 200 };
    const page = await open("/pages/track");
    await page.setViewportSize({ width: 320, height: 700 });
    await lookFor(page);
    await page.getByText("Parcel 2 of 2").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

describe("an open page, in a browser", () => {
  it("tells of a click with one impersonal fact, and lets the link go", async () => {
    reply = { html: "", status: 204 };
    const page = await open(OWN);
    await page.route("https://www.dhl.example/**", (route) => route.fulfill({ body: "DHL" }));
    await page.getByRole("link", { name: "See it at DHL" }).click();
    await page.waitForURL("https://www.dhl.example/**");
    await expect.poll(() => asked).toEqual([`POST ${OWN} kind=carrier_click&position=&surface=page`]);
  });

  it.each([
    ["nothing without permission, though nobody has answered", "", []],
    ["what was answered, once, and nothing of a click", "no", [`POST ${OWN} privacy=no`]],
    ["a click when the answer was yes", "yes", [`POST ${OWN} kind=carrier_click&position=&surface=page`]],
  ])("tells of %s", async (_name, analytics, told) => {
    reply = { html: "", status: 204 };
    asked = [];
    const page = await (await openContext(browser)).newPage();
    await page.addInitScript((answer) => {
      const customerPrivacy = {
        analyticsProcessingAllowed: () => answer === "yes",
        currentVisitorConsent: () => ({ analytics: answer }),
      };
      const loadFeatures = (_wanted: unknown, ready: () => void) => {
        Object.assign(window, { Shopify: { loadFeatures, customerPrivacy } });
        ready();
      };
      Object.assign(window, { Shopify: { loadFeatures } });
    }, analytics);
    await page.goto(shop.url + OWN);
    await page.evaluate(() => document.dispatchEvent(new CustomEvent("visitorConsentCollected")));
    await page.route("https://www.dhl.example/**", (route) => route.fulfill({ body: "DHL" }));
    await page.getByRole("link", { name: "See it at DHL" }).click();
    await page.waitForURL("https://www.dhl.example/**");
    await expect.poll(() => asked).toEqual(told);
  });

  it("asks every minute whether it is still true, and says what is new", async () => {
    const page = await open(OWN);
    await page.clock.install();
    await page.reload();
    const shown = await page.locator(".ag-order").getAttribute("data-v");
    const question = `GET ${OWN}?view=fragment&v=${shown}&locale=en-GB`;
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    expect(asked).toEqual([]);
    reply = { html: "", status: 204 };
    await page.clock.fastForward(61_000);
    await expect.poll(() => asked).toEqual([question]);
    expect(await page.locator(".ag-headline").textContent()).toBe("Arriving Saturday 14 November");
    reply = { html: fragment("delivered"), status: 200 };
    await page.clock.fastForward(61_000);
    await page.getByRole("heading", { name: "Delivered today" }).waitFor();
    expect(await page.getByRole("status").textContent()).toBe("Delivered today");
    expect(asked).toEqual([question, question]);
  });

  it("keeps what is typed elsewhere on the card while an answer is awaited, and nothing older", async () => {
    reply = { html: fragment("delivery attempted, a code on its way"), status: 200 };
    const page = await open("/code");
    const [code, text] = [page.locator('input[name="code"]'), page.locator('input[name="text_address"]')];
    const whileAwaited = async (type: () => Promise<unknown>) => {
      let answer: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (answer = resolve));
      await page.route("**/delivery?*", (route) => held.then(() => route.continue()), { times: 1 });
      const again = await page.getByRole("button", { name: "Send a new code" }).elementHandle();
      await again?.click();
      await type();
      answer();
      await expect.poll(() => again?.evaluate((button) => button.isConnected)).toBe(false);
    };
    await code.fill("000000");
    await whileAwaited(async () => {
      await page.getByText("Choose something else").click();
      await page.locator('input[name="choice"][value="address"]').check();
      await text.fill("Behind the ");
    });
    await page.keyboard.type("mill");
    expect([await code.inputValue(), await text.inputValue()]).toEqual(["", "Behind the mill"]);
    expect(await page.locator('input[name="choice"]:checked').getAttribute("value")).toBe("address");
    await whileAwaited(() => code.fill("123"));
    await page.keyboard.type("456");
    expect([await code.inputValue(), await text.inputValue()]).toEqual(["123456", ""]);
    expect(asked).toHaveLength(2);
  });

  it("asks nobody but the shop", async () => {
    const page = await open(OWN);
    const strangers: string[] = [];
    page.on("request", (request) => strangers.push(request.url()));
    await page.route("https://willow.example/**", (route) => route.abort());
    await page.reload();
    expect(strangers.filter((url) => !url.startsWith(shop.url) && !url.startsWith("https://willow.example/"))).toEqual(
      [],
    );
    expect(await page.context().cookies()).toEqual([]);
  });
});
