import { readFileSync } from "node:fs";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";

import { providersOf } from "#simulator/providers/providers.ts";
import { launchBrowser, openContext, type Viewer } from "#tests/support/browser.ts";
import { expectNothingPersonal } from "#tests/support/log-canary.ts";
import { linkIn, queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { messagesOf, type SentOrder, sendOrder, shopper } from "#tests/support/sent-order.ts";
import { createMerchant } from "#tools/merchant.ts";
import { waitFor } from "#tools/wait-for.ts";

const NOTE = "Gate 4, behind the old mill";

const shop = useRunningShop({ orders: 60 });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

const world = () => shop.stack().simulator.world;

/** An order that the carrier could not hand over, and the link its shopper was sent. */
async function failedOrder(number: number): Promise<{ sent: SentOrder; link: string }> {
  // Mails come in the order's language; what they say is looked for in English.
  const sent = sendOrder(shop.stack(), { ...shopper(shop.stack(), number), locale: "en" });
  for (const scan of ["in_transit", "out_for_delivery"] as const) sent.push(scan);
  sent.push("attempted_delivery", "Delivery attempted");
  await sent.reaches("delivery_attempted");
  const mail = await waitForMail(shop.stack(), sent.order, /tried|missed|attempt|home/i);
  return { sent, link: linkIn(mail.text) };
}

async function visit(url: string, viewer: Viewer): Promise<Page> {
  const context = await openContext(browser, viewer);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** The code in the newest mail that carries one, by its subject. */
async function codeFor({ order }: SentOrder, not = ""): Promise<string> {
  const { ledger } = providersOf(world());
  return waitFor(`a code for ${order.name}`, () => {
    const mails = ledger.entries().filter((entry) => entry.subject?.endsWith(`is your code for order ${order.name}`));
    const code = mails.at(-1)?.subject?.slice(0, 6);
    return code !== not && code;
  });
}

/** What stands on the order in Shopify. */
function onOrder({ order }: SentOrder): Record<string, unknown>[] | null {
  const found = world().shop.metafields.find((one) => one.ownerGid === order.gid && one.key === "delivery_choice");
  return found ? (JSON.parse(found.value) as Record<string, unknown>[]) : null;
}

async function shipmentOf({ order }: SentOrder): Promise<string> {
  const sql = `select s.id from "Shipment" s join "Order" o on o.id = s."orderId" where o.gid = $1`;
  const [row] = await queryDatabase<{ id: string }>(shop.stack(), sql, [order.gid]);
  return row?.id ?? "";
}

describe.each([false, true])("a shopper whose parcel could not be handed over (JavaScript: %s)", (javaScript) => {
  let sent: SentOrder;
  let link: string;
  let page: Page;
  const text = () => page.locator("main").innerText();

  beforeAll(async () => {
    ({ sent, link } = await failedOrder(javaScript ? 4 : 2));
    page = await visit(link, { javaScript });
  }, 60_000);
  afterAll(() => page.context().close());

  it("chooses a better address, and hears of a missing word where it is missing", async () => {
    await page.locator('input[name="choice"][value="address"]').check();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect.poll(() => page.getByRole("alert").innerText()).toBe("Write a few words, so that the driver knows what to do.");
    await page.locator('input[name="choice"][value="address"]').check();
    await page.locator('input[name="text_address"]').fill(`${NOTE} {{ shop.secret }} <b>`);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect.poll(text, { timeout: 10_000 }).toContain("Enter the code");
    expect(page.url()).not.toMatch(/Gate|code=|choice=/);
    expect(await text()).not.toContain("Gate 4");
  }); // prettier-ignore

  it("types the code out of the mail, after a wrong one", async () => {
    const code = await codeFor(sent);
    const type = async (digits: string) => {
      await page.locator('input[name="code"]').fill(digits);
      await page.getByRole("button", { name: "Confirm" }).click();
    };
    await type(code === "000000" ? "000001" : "000000");
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("This code is not right");
    await page.getByRole("button", { name: "Send a new code" }).click();
    // The mail may come before the page's answer, which draws the card anew.
    await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    const second = await codeFor(sent, code);
    await type(code);
    await expect.poll(() => page.getByRole("alert").innerText()).toContain("This code is not right");
    await type(`${second.slice(0, 3)} ${second.slice(3)}`);
    await expect.poll(text, { timeout: 10_000 }).toContain("We have your wish");
    expect(await text()).toContain("Correct the address");
    expect(await page.context().cookies()).toEqual([]);
  });

  it("gets a mail about it, without the words", async () => {
    const mail = await waitForMail(shop.stack(), sent.order, /^We have your wish/);
    expect(`${mail.text}${mail.html}`).toContain("Correct the address");
    expect(`${mail.text}${mail.html}`).not.toMatch(/Gate 4|shop\.secret/);
    expect(linkIn(mail.text)).toBe(link);
    expect(await messagesOf(shop.stack(), sent.order)).toContainEqual(
      expect.stringContaining("delivery_choice email:"),
    );
  });

  it("states that nobody came", async () => {
    await page.getByRole("button", { name: "Nobody came" }).click();
    await expect.poll(text).toContain("You told us that nobody came:");
  });

  it("is seen by the merchant, in their own words, beside the carrier's", async () => {
    const merchant = createMerchant(world());
    const id = await shipmentOf(sent);
    const home = (await merchant.load("/app?index", "routes/app._index")) as { waiting: { orderName: string; nobodyCame: boolean }[] };
    expect(home.waiting).toContainEqual(expect.objectContaining({ orderName: sent.order.name, nobodyCame: true }));
    const seen = await merchant.load(`/app/shipments/${id}`, "routes/app.shipments.$id");
    expect(seen).toMatchObject({
      delivery: {
        requests: [{ choice: "address", text: `${NOTE} shop.secret b`, isOpen: true, attempt: 1 }],
        statements: [{ attempt: 1, claim: { message: "Delivery attempted" } }],
      },
    });
  }); // prettier-ignore
});

describe("the order in Shopify", () => {
  it("carries the choice once the merchant allows it, and says why not before", async () => {
    const { sent, link } = await failedOrder(6);
    const page = await visit(link, { width: 1280 });
    await page.locator('input[name="choice"][value="new_day"]').check();
    await page.locator('input[name="day"]').nth(1).check();
    await page.getByRole("button", { name: "Continue" }).click();
    const field = page.locator('input[name="code"]');
    await field.fill(await codeFor(sent));
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect.poll(() => page.locator("main").innerText(), { timeout: 10_000 }).toContain("We have your wish");
    const id = await shipmentOf(sent);
    const noted = () => queryDatabase<{ orderNote: string | null }>(shop.stack(), `select "orderNote" from "DeliveryRequest" where "shipmentId" = $1`, [id]);
    await waitFor("the reason why not", async () => (await noted())[0]?.orderNote === "no_permission");
    expect(onOrder(sent)).toBeNull();

    const admin = await visit(`${world().config.adminUrl}/store/willow/apps/afterglow/app/shipments/${id}`, { width: 1280 });
    admin.on("dialog", (dialog) => void dialog.accept());
    const app = admin.frameLocator("iframe");
    await app.getByRole("button", { name: "Also write it on the order" }).click();
    await waitFor("the order to carry the choice", () => onOrder(sent));
    expect(onOrder(sent)).toMatchObject([{ choice: "new_day", day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, attempt: 1 }]);
    await app.getByRole("button", { name: "I have told the carrier" }).click();
    await app.getByText("Passed on", { exact: true }).waitFor();
    await page.goto(link);
    expect(await page.locator("main").innerText()).toMatch(/We have passed it on to/);
  }, 60_000); // prettier-ignore

  it("closes the choice when the carrier moves the parcel", async () => {
    const { sent, link } = await failedOrder(7);
    const page = await visit(link, {});
    expect(await page.locator("main").innerText()).toContain("What should happen now?");
    sent.push("out_for_delivery");
    await sent.reaches("out_for_delivery");
    await page.locator('input[name="choice"][value="cancel"]').check();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect.poll(() => page.locator("main").innerText()).not.toContain("What should happen now?");
    expect(await page.locator("main").innerText()).toMatch(/Arriving today|Out for delivery/);
  });
});

describe("afterwards", () => {
  it("the log knows none of the shoppers, links, codes and words", () => {
    expectNothingPersonal(shop.stack());
    const log = readFileSync(shop.stack().logFile, "utf8");
    const { ledger } = providersOf(world());
    const codes = ledger.entries().flatMap(({ subject }) => /^(\d{6}) is your code/.exec(subject ?? "")?.[1] ?? []);
    expect(codes.length).toBeGreaterThan(4);
    for (const secret of [...codes, "Gate 4", "old mill"])
      expect(log).not.toMatch(new RegExp(`(?<![\\w-])${secret}(?![\\w-])`));
  });
});
