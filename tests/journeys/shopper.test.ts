import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";

import { runStory } from "#simulator/carriers/play-story.ts";
import { unsubscribe } from "#simulator/console/unsubscribe.ts";
import { providersOf } from "#simulator/providers/providers.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { isAvailable } from "#simulator/shopify/product.ts";
import { launchBrowser, openContext, type Viewer } from "#tests/support/browser.ts";
import { expectNothingPersonal } from "#tests/support/log-canary.ts";
import { linkIn, queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { messagesOf, sendOrder, shopper } from "#tests/support/sent-order.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 60 });
let browser: Browser;
let order: Order;

beforeAll(async () => {
  browser = await launchBrowser();
  order = await runStory(shop.stack().simulator.world, "smooth", { speed: 50_000 });
}, 120_000);
afterAll(() => browser.close());

const storefront = () => shop.stack().simulator.world.config.storefrontUrl;
const ledger = () => providersOf(shop.stack().simulator.world).ledger.entries();

/** Opens a page as a new visitor, who must not be given a cookie or be sent to strangers. */
async function visit(url: string, viewer: Viewer = {}): Promise<Page> {
  const context = await openContext(browser, viewer);
  const page = await context.newPage();
  const { worldUrl } = shop.stack().simulator.world.config;
  // The shop's pictures come from Shopify's own servers, wherever the shop is.
  const own = [`${storefront()}/`, `${worldUrl}/images/`, "data:"];
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!own.some((start) => request.url().startsWith(start))) foreign.push(request.url());
  });
  await page.goto(url, { waitUntil: "networkidle" });
  expect(foreign, "requests that leave the shop").toEqual([]);
  expect(await context.cookies()).toEqual([]);
  return page;
}

describe("a shopper", () => {
  it("follows the link in the e-mail to a page of the shop that says where the parcel is", async () => {
    const mail = await waitForMail(shop.stack(), order, /delivered|arrived/i);
    const page = await visit(linkIn(mail.text));
    const text = await page.locator(".afterglow").innerText();
    expect(text).toContain(order.name);
    expect(text).toMatch(/delivered/i);
    for (const line of order.lines) expect(text).toContain(line.title);
    expect(await page.content()).not.toContain(order.email ?? "@");
    expect(await page.locator('[data-count="pick_click"]').count()).toBeGreaterThan(0);
  });

  it("reads the same page with JavaScript off", async () => {
    const mail = await waitForMail(shop.stack(), order, /delivered|arrived/i);
    const page = await visit(linkIn(mail.text), { javaScript: false });
    expect(await page.locator(".afterglow").innerText()).toMatch(/delivered/i);
  });

  it.each([true, false])("finds the order in the theme's block (JavaScript: %s)", async (javaScript) => {
    const page = await visit(`${storefront()}/pages/track`, { javaScript });
    const form = page.locator('form:has(input[name="contact"])').first();
    await form.locator('input[name="order"]').fill(order.name.replace("#", ""));
    await form.locator('input[name="contact"]').fill((order.email ?? "").toUpperCase());
    await form.locator("button").first().click();
    await expect.poll(() => page.locator("body").innerText(), { timeout: 30_000 }).toMatch(/delivered/i);
    expect(new URL(page.url()).pathname).toBe(javaScript ? "/pages/track" : "/apps/track/lookup");
    expect(page.url()).not.toContain("@");
    expect(await page.context().cookies()).toEqual([]);
  });

  it.each(["", "?view=fragment"])("hears the very same for a wrong address and an unknown order %s", async (view) => {
    const wrongAddress = await lookUp(order.name, "somebody@else.example", view);
    const unknownOrder = await lookUp("#999999", order.email ?? "", view);
    const wrongPhone = await lookUp(order.name, "+4915100000000", view);
    expect(wrongAddress).toContain("We found no order with this number and contact.");
    expect(unknownOrder).toBe(wrongAddress);
    expect(wrongPhone).toBe(wrongAddress);
  });

  it("reads on a product's page when it would arrive, and what goes with it", async () => {
    const { products } = shop.stack().simulator.world.shop;
    const handle = products.find(isAvailable)?.handle ?? "";
    const page = await visit(`${storefront()}/products/${handle}`);
    expect(await page.locator(".ag-promise-days").textContent()).toMatch(/Order now, arrives \w{3}\s\d/);
    await page.locator("afterglow-picks").scrollIntoViewIfNeeded();
    const links = page.locator("afterglow-picks[data-filled] a");
    await links.first().waitFor();
    const offered = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(offered.length).toBeGreaterThan(0);
    expect(offered).not.toContain(`/products/${handle}`);
    for (const path of offered) {
      const other = products.find((one) => path === `/products/${one.handle}`);
      expect([path, other !== undefined && isAvailable(other)]).toEqual([path, true]);
    }
  });

  it("never sees another order through a token that was not given out", async () => {
    const guess = await fetch(`${storefront()}/apps/track/t/${"A".repeat(43)}`);
    expect(guess.status).toBe(404);
    expect(await guess.text()).not.toContain(order.name);
  });

  it("is offered nothing while delivery has failed, and never what is in the order", async () => {
    const sent = sendOrder(shop.stack(), { ...shopper(shop.stack(), 3), locale: "en" });
    for (const scan of ["in_transit", "out_for_delivery", "attempted_delivery"] as const) sent.push(scan);
    await sent.reaches("delivery_attempted");
    const mail = await waitForMail(shop.stack(), sent.order, /attempt|missed|tried|home/i);
    expect(await offersOn(linkIn(mail.text))).toEqual([]);
    sent.push("delivered");
    await sent.reaches("delivered");
    const offers = await waitFor("something to offer", async () => {
      const paths = await offersOn(linkIn(mail.text));
      return paths.length > 0 && paths;
    });
    const { products } = shop.stack().simulator.world.shop;
    const bought = sent.order.lines.map((line) => products.find((one) => one.gid === line.productGid)?.handle);
    expect(offers.filter((path) => bought.includes(path.split("/").at(-1)))).toEqual([]);
  });
});

describe("a shopper who has had enough", () => {
  it("answers STOP and gets no more texts; unsubscribes with one click and gets no more mails", async () => {
    const sent = sendOrder(shop.stack(), shopper(shop.stack(), 5));
    const { config } = shop.stack().simulator.world;
    const about = (provider: string) =>
      ledger().filter((entry) => entry.provider === provider && `${entry.subject} ${entry.text}`.includes(sent.order.name)); // prettier-ignore
    const told = (message: string) =>
      waitFor(message, async () => (await messagesOf(shop.stack(), sent.order)).includes(message));

    sent.push("out_for_delivery");
    const text = await waitFor("a text", () => about("twilio")[0]);
    const stop = await fetch(`${config.worldUrl}/providers/texts`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ from: text.to, to: text.from, body: "Stop" }),
    });
    expect(await stop.json()).toEqual({ answer: 200 });
    await waitFor("the opt-out", async () => (await suppressed()).includes("sms stop"));

    sent.push("attempted_delivery");
    await told("delivery_attempted sms: suppressed");
    await told("delivery_attempted email: delivered");
    await waitFor("every message to be settled", async () => {
      const messages = await messagesOf(shop.stack(), sent.order);
      return !messages.some((one) => /: (pending|sending)$/.test(one));
    });
    expect(about("twilio")).toHaveLength(1);

    const mails = about("sendgrid");
    const mail = mails.at(-1);
    expect(mail?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(mail && (await unsubscribe(mail))).toContain("is unsubscribed");
    sent.push("delivered");
    await told("delivered email: suppressed");
    await told("delivered sms: suppressed");
    expect(about("sendgrid")).toHaveLength(mails.length);
    expect(about("twilio")).toHaveLength(1);
  });
});

describe("afterwards", () => {
  it("the log knows none of the shoppers, links and tokens", () => expectNothingPersonal(shop.stack()));
});

async function lookUp(number: string, contact: string, view = ""): Promise<string> {
  const answer = await fetch(`${storefront()}/apps/track/lookup${view}`, {
    method: "POST",
    body: new URLSearchParams({ order: number, contact }),
  });
  expect(answer.headers.get("set-cookie")).toBeNull();
  const headers = [...answer.headers].filter(([name]) => name !== "date").map(([name, value]) => `${name}: ${value}`);
  return [answer.status, ...headers, await answer.text()].join("\n");
}

/** Paths of the products a page offers. */
async function offersOn(url: string): Promise<string[]> {
  const page = await visit(url);
  const links = await page.locator('[data-count="pick_click"]').all();
  return Promise.all(links.map(async (link) => (await link.getAttribute("href")) ?? ""));
}

async function suppressed(): Promise<string[]> {
  const rows = await queryDatabase<{ channel: string; reason: string }>(
    shop.stack(),
    'select channel, reason from "Suppression"',
  );
  return rows.map(({ channel, reason }) => `${channel} ${reason}`);
}
