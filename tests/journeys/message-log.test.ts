import { readFileSync } from "node:fs";

import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runStory } from "#simulator/carriers/play-story.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { messagesOf } from "#tests/support/sent-order.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 60 });
const complaints: string[] = [];
let browser: Browser;
let page: Page;
let app: FrameLocator;
let order: Order;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await openContext(browser, { width: 1280, height: 900 })).newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
  app = page.frameLocator("iframe");
  order = await runStory(shop.stack().simulator.world, "smooth", { speed: 50_000 });
  await waitForMail(shop.stack(), order, /delivered|arrived/i);
  await waitFor("every message to be settled", async () => {
    const messages = await messagesOf(shop.stack(), order);
    return messages.length > 0 && !messages.some((one) => /: (pending|sending|accepted)$/.test(one));
  });
}, 150_000);
afterAll(() => browser.close());

const open = async (path: string, heading: string) => {
  await page.goto(`${shop.stack().simulator.world.config.adminUrl}/store/willow/apps/afterglow${path}`);
  await app.getByRole("heading", { name: heading, exact: true }).first().waitFor({ timeout: 30_000 });
};
const rows = () => app.getByRole("row").filter({ hasText: order.name });

describe("a merchant who asks what became of a message", () => {
  it("finds an order's messages, those that were not sent with the reason", async () => {
    await open("/app/messages", "Messages");
    await app.getByRole("button", { name: "Search and filter results" }).click();
    await app.getByPlaceholder("Order number").fill(order.name);
    await waitFor(
      "the list to follow",
      async () => (await rows().count()) === (await messagesOf(shop.stack(), order)).length,
    );
    await open(`/app/messages?state=not_sent&order=${encodeURIComponent(order.name)}`, "Messages");
    await rows().filter({ hasText: "You have switched this message off." }).first().waitFor();
    expect(await rows().count()).toBeLessThan((await messagesOf(shop.stack(), order)).length);
  });

  it("finds one shopper's, without the address in the link", async () => {
    await open("/app/messages", "Messages");
    await app.getByLabel("E-mail address or phone number").fill(order.email ?? "");
    await app.getByRole("button", { name: "Find" }).click();
    await app.getByText("Nothing speaks against writing to this address.").waitFor();
    const frame = page.frames().find((one) => one.url().includes("/app/messages"));
    expect(frame?.url()).toMatch(/[?&]to=[0-9a-f]{64}/);
    expect(decodeURIComponent(frame?.url() ?? "")).not.toContain(order.email);
  });

  it("takes the log along as a file", async () => {
    await open(`/app/messages?order=${encodeURIComponent(order.name)}`, "Messages");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      app.getByRole("button", { name: "Save as CSV" }).click(),
    ]);
    const lines = readFileSync(await file.path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(1 + (await messagesOf(shop.stack(), order)).length);
    expect(lines.join("\n")).not.toContain("@");
  });

  it("tries again what failed, and sees it arrive", async () => {
    const [failed] = await queryDatabase<{ id: string }>(
      shop.stack(),
      `update "Message" m set state = 'dead', reason = 'attempts_used_up'
         from "Order" o where o.id = m."orderId" and o.gid = $1 and m.kind = 'delivered' and m.channel = 'email'
       returning m.id`,
      [order.gid],
    );
    await open(`/app/messages/${failed?.id}`, "Delivered by e-mail");
    await app.getByText("We heard of it").waitFor();
    await app.getByRole("button", { name: "Try again" }).click();
    await page.getByText("It is tried again").waitFor();
    await waitFor("the message to leave", async () =>
      (await messagesOf(shop.stack(), order)).some((one) => /^delivered email: (accepted|delivered)$/.test(one)),
    );
  });
});

describe("a merchant who tries a rule on the past", () => {
  it("sees what it would have come to, saves it from there, and nothing was sent", async () => {
    const count = () => queryDatabase<{ n: number }>(shop.stack(), 'select count(*)::int as n from "Message"');
    const before = await count();
    await open("/app/notifications/rules", "Sending rules");
    await app.getByLabel("One segment costs").fill("0.079");
    await app.getByRole("button", { name: "Try on the last 90 days" }).click();
    await app.getByText("Message by message").waitFor({ timeout: 60_000 });
    await app.getByText("Cost of texts").waitFor();
    expect(await count()).toEqual(before);
    await app.getByRole("button", { name: "Save this draft" }).click();
    await page.getByText("Saved: it counts from now on").waitFor();
    const [saved] = await queryDatabase<{ price: number }>(
      shop.stack(),
      `select ("sendingRules"->>'segmentPriceMinor')::float as price from "Shop"`,
    );
    expect(saved?.price).toBe(7.9);
  }, 120_000);

  it("met nothing that a browser complains about", () => {
    expect(complaints).toEqual([]);
  });
});
