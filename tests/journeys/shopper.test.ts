import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";

import { runStory } from "#simulator/carriers/play-story.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { launchBrowser, openContext, type Viewer } from "#tests/support/browser.ts";
import { linkIn, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";

const shop = useRunningShop();
let browser: Browser;
let order: Order;

beforeAll(async () => {
  browser = await launchBrowser();
  order = await runStory(shop.stack().simulator.world, "smooth", { speed: 50_000 });
}, 120_000);
afterAll(() => browser.close());

const storefront = () => shop.stack().simulator.world.config.storefrontUrl;

async function visit(url: string, viewer: Viewer = {}): Promise<Page> {
  const context = await openContext(browser, viewer);
  const page = await context.newPage();
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(storefront()) && !request.url().startsWith("data:")) foreign.push(request.url());
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
    expect(text).not.toContain(order.email ?? "@");
    expect(await page.locator('[data-count="pick_click"]').count()).toBeGreaterThan(0);
  });

  it("reads the same page with JavaScript off", async () => {
    const mail = await waitForMail(shop.stack(), order, /delivered|arrived/i);
    const page = await visit(linkIn(mail.text), { javaScript: false });
    expect(await page.locator(".afterglow").innerText()).toMatch(/delivered/i);
  });

  it.each([true, false])("finds the order in the theme's block (JavaScript: %s)", async (javaScript) => {
    const page = await visit(`${storefront()}/pages/track`, { javaScript });
    await fillForm(page, order.name.replace("#", ""), (order.email ?? "").toUpperCase());
    await expect.poll(() => page.locator("body").innerText(), { timeout: 10_000 }).toMatch(/delivered/i);
  });

  it("hears the same for a wrong address and for an order that does not exist", async () => {
    const wrongAddress = await answerTo(order.name, "somebody@else.example");
    const unknownOrder = await answerTo("#999999", order.email ?? "");
    expect(wrongAddress.length).toBeGreaterThan(20);
    expect(withoutEcho(wrongAddress)).toBe(withoutEcho(unknownOrder));
  });

  it("never sees another order through a token that was not given out", async () => {
    const guess = await fetch(`${storefront()}/apps/track/t/${"A".repeat(43)}`);
    const text = await guess.text();
    expect(guess.status).toBe(404);
    expect(text).not.toContain(order.name);
  });
});

async function fillForm(page: Page, number: string, contact: string) {
  await page.locator('.afterglow input[name="order"], afterglow-track input[name="order"]').first().fill(number);
  await page.locator('input[name="contact"]').first().fill(contact);
  await page
    .locator('form:has(input[name="contact"]) button[type="submit"], form:has(input[name="contact"]) button')
    .first()
    .click();
}

async function answerTo(number: string, contact: string): Promise<string> {
  const answer = await fetch(`${storefront()}/apps/track/lookup`, {
    method: "POST",
    body: new URLSearchParams({ order: number, contact }),
  });
  const html = await answer.text();
  return `${answer.status} ${html}`;
}

/** What the visitor typed may stand in the form again; nothing else may differ. */
function withoutEcho(html: string): string {
  return html.replaceAll(/value="[^"]*"/g, "");
}
