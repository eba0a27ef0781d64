import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runStory } from "#simulator/carriers/play-story.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { linkIn, queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 60 });
let browser: Browser;
let order: Order;
let link: string;

beforeAll(async () => {
  browser = await launchBrowser();
  order = await runStory(shop.stack().simulator.world, "smooth", { speed: 50_000 });
  link = linkIn((await waitForMail(shop.stack(), order, /delivered|arrived/i)).text);
}, 120_000);
afterAll(() => browser.close());

const world = () => shop.stack().simulator.world;

async function openPage(javaScript: boolean, width = 390): Promise<Page> {
  const context = await openContext(browser, { javaScript, width });
  return context.newPage();
}

function helpFacts() {
  return queryDatabase<{ props: { surface?: string } }>(
    shop.stack(),
    `select f.props from "Fact" f join "Order" o on o.id = f."orderId" where f.kind = 'help_click' and o.gid = $1`,
    [order.gid],
  );
}

describe("a shopper who still needs help, without JavaScript", () => {
  it("is led to an e-mail with the order's facts, and counted", async () => {
    const page = await openPage(false);
    await page.goto(link);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith("/help")),
      page.getByRole("link", { name: "Write to us" }).click(),
    ]);
    expect(answer.status()).toBe(303);
    const mail = new URL((await answer.headerValue("location")) ?? "");
    expect(mail.protocol).toBe("mailto:");
    expect(mail.searchParams.get("subject")).toBe(`Order ${order.name}`);
    expect(mail.searchParams.get("body")).toContain("Tracking number: ");
    expect(mail.href).not.toContain(link.split("/").at(-1));
    // The mail program opens; the page stays.
    expect(page.url()).toBe(link);
    await waitFor("the click to be counted", async () => (await helpFacts()).length === 1);
    expect(await helpFacts()).toEqual([{ props: { surface: "page", stage: "delivered" } }]);
  });

  it("is led to the shop's contact page, which gets the order's number", async () => {
    const contact = `${world().config.storefrontUrl}/pages/contact?order={order}`;
    await queryDatabase(shop.stack(), `update "Shop" set brand = brand || jsonb_build_object('supportUrl', $1::text)`, [
      contact,
    ]);
    const page = await openPage(false);
    await page.goto(link);
    await page.getByRole("link", { name: "Write to us" }).click();
    await page.waitForURL(/\/pages\/contact/);
    expect(new URL(page.url()).searchParams.get("order")).toBe(order.name);
  });

  it("is told from a scanner that only asks whether the link is there", async () => {
    const counted = (await helpFacts()).length;
    const headers = { "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0" };
    const answer = await fetch(`${link}/help`, { method: "HEAD", headers, redirect: "manual" });
    expect(answer.status).toBe(303);
    const asked = await fetch(`${link}/help/block`, { headers, redirect: "manual" });
    expect(asked.status).toBe(303);
    await waitFor("the one who followed to be counted", async () =>
      (await helpFacts()).slice(counted).some(({ props }) => props.surface === "block"),
    );
  });
});

describe("a merchant with a help desk", () => {
  let page: Page;
  let app: FrameLocator;

  it("connects it", async () => {
    page = await openPage(true, 1280);
    await page.goto(`${world().config.adminUrl}/store/willow/apps/afterglow`);
    app = page.frameLocator("iframe");
    await app.getByRole("heading", { name: "Home" }).waitFor({ timeout: 30_000 });
    await page.getByRole("link", { name: "Contacts" }).click();
    await app.getByRole("button", { name: "Connect a help desk" }).click();
    const secret = await app.getByLabel("Secret").inputValue();
    expect(secret).toMatch(/^whsec_/);

    const desk = await openPage(false, 1280);
    await desk.goto(`${world().config.worldUrl}/help-desk`);
    await desk.getByLabel("Address").fill(await app.getByLabel("Address").inputValue());
    await desk.getByLabel("Secret").fill(secret);
    await desk.getByRole("button", { name: "Save" }).click();
    await desk.getByLabel("About order").selectOption(order.gid);
    await desk.getByRole("button", { name: "Open a ticket" }).click();
    await desk.getByText("the app answered 200").waitFor();
    await desk.getByRole("button", { name: "Add" }).click();
    await desk.getByText("contact.tagged → 200").waitFor();
  });

  it("sees the ticket among the contacts, and the click on the page as the same worry", async () => {
    await waitFor("the ticket to be read", async () => {
      const rows = await queryDatabase(shop.stack(), `select id from "HelpdeskContact" where cause = 'wismo'`);
      return rows.length === 1;
    });
    await page.getByRole("link", { name: "Activity" }).click();
    await app.getByText("A shopper asked your help desk").waitFor();
    await page.getByRole("link", { name: "Contacts" }).click();
    const cause = app.getByRole("row", { name: /Where is my order/ });
    await cause.waitFor();
    expect(await cause.getByRole("cell").allInnerTexts()).toEqual([
      expect.stringContaining("few so far"),
      expect.stringMatching(/^\d+\.\d$/),
      "1",
      "1",
      "1",
    ]);
    await app.getByRole("row", { name: /Delivered/ }).waitFor();
    await app.getByText("Connected", { exact: true }).waitFor();
    await app.getByText(/Last heard of on/).waitFor();
  });
});
