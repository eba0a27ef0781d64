import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runStory } from "#simulator/carriers/play-story.ts";
import { AT_ONCE } from "#tests/support/at-once.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { linkIn, queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { messagesOf } from "#tests/support/sent-order.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ prepare: false, orders: 60 });
/** What the browser complained about: nothing, in a page that is well. */
const complaints: string[] = [];
let browser: Browser;
let page: Page;
let app: FrameLocator;
/** The shopper's own way to an order that has arrived. */
let deliveredLink = "";

beforeAll(async () => {
  browser = await launchBrowser();
  const context = await openContext(browser, { width: 1280, height: 900 });
  page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
});
afterAll(() => browser.close());

describe("a merchant", () => {
  it("installs the app from the admin and sees the set-up guide", async () => {
    const { config } = shop.stack().simulator.world;
    await page.goto(`${config.adminUrl}/store/willow/apps/afterglow`);
    app = page.frameLocator("iframe");
    await app.getByRole("heading", { name: "Set up Afterglow" }).waitFor({ timeout: 30_000 });
    const shops = await queryDatabase(shop.stack(), 'select domain from "Shop"');
    expect(shops).toEqual([{ domain: "willow.myshopify.com" }]);
  });

  it("watches the shop being read, and sees that the block stands in the theme", async () => {
    for (const step of ["Your recent orders are read", "Your products are read"]) await seeDone(step, 120_000);
    await seeDone("Add the tracking block to a page");
    const runs = await queryDatabase<{ kind: string }>(
      shop.stack(),
      `select distinct kind from "SyncRun" where state = 'done' and kind not in ('learning', 'estimates', 'replay') order by kind`,
    );
    expect(runs.map((run) => run.kind)).toEqual(["backfill", "catalog"]);
  }, 150_000);

  it("says what happens to Shopify's own mails, first of one stage, then of the rest", async () => {
    await app.getByRole("button", { name: "Check Shopify’s own shipping messages" }).click();
    await app.getByLabel("Shopify’s “Shipping confirmation”").selectOption("both");
    await page.getByText("Noted").waitFor();
    await app.getByRole("button", { name: "I have switched the rest off" }).click();
    const said = async () => {
      const sql = `select "sendingRules"->'elsewhere' as said from "Shop"`;
      return (await queryDatabase<{ said: Record<string, string> }>(shop.stack(), sql))[0]?.said;
    };
    await expect.poll(said, { timeout: 10_000 }).toMatchObject({ shipped: "both", delivered: "off" });
    await seeDone("Check Shopify’s own shipping messages");
  });

  it("switches messages on, and the past leads to none", async () => {
    await app.getByRole("button", { name: "Switch on messages" }).click();
    await app.getByRole("button", { name: "Switch on", exact: true }).click();
    await page.getByText("Messages are on").waitFor();
    await seeDone("Switch on messages");
    const [row] = await queryDatabase<{ on: boolean }>(
      shop.stack(),
      'select "notifyFrom" is not null as on from "Shop"',
    );
    expect(row?.on).toBe(true);
    // A parcel that turns out to be silent just now has a row that says why nothing was sent.
    expect(await queryDatabase(shop.stack(), `select kind, state from "Message" where state <> 'skipped'`)).toEqual([]);
    const atOnce = JSON.stringify({ ...AT_ONCE, elsewhere: undefined });
    await queryDatabase(shop.stack(), 'update "Shop" set "sendingRules" = "sendingRules" || $1', [atOnce]);
  });

  it("sees a new order's parcel, its story, and which messages were sent and why others were not", async () => {
    const order = await runStory(shop.stack().simulator.world, "smooth", { speed: 50_000 });
    const mail = await waitForMail(shop.stack(), order, /delivered|arrived/i);
    deliveredLink = linkIn(mail.text);
    expect((await fetch(deliveredLink)).status).toBe(200);
    // The page shows what it was opened with: what has been sent by now is all there will be.
    await waitFor("every message to be settled", async () => {
      const messages = await messagesOf(shop.stack(), order);
      return messages.length > 0 && !messages.some((one) => /: (pending|sending)$/.test(one));
    });
    await goTo("Shipments");
    await app.getByRole("link", { name: order.name, exact: true }).first().click();
    await app.getByRole("heading", { name: `Parcel of order ${order.name}` }).waitFor();
    for (const step of ["Delivered", "Out for delivery", "Picked up"]) {
      await app.getByRole("listitem").filter({ hasText: step }).first().waitFor();
    }
    await app.getByText("You have switched this message off.").first().waitFor();
    const sent = await queryDatabase<{ count: number }>(
      shop.stack(),
      `select count(*)::int from "Message" where state in ('accepted', 'delivered')`,
    );
    await waitFor("every sent message", async () => {
      const badges = await app.getByText(/^(Sent|Delivered)$/).count();
      // The status stands in the page's title, in its first heading and in the timeline as well.
      return badges >= (sent[0]?.count ?? 0) + 3;
    });
  }, 120_000);

  it("sees the page that the shopper sees", async () => {
    const [shoppersPage] = await Promise.all([
      page.waitForEvent("popup"),
      app.getByRole("button", { name: "See the shopper’s page" }).click(),
    ]);
    await shoppersPage
      .getByRole("heading", { name: /delivered|arrived/i })
      .first()
      .waitFor();
    expect(shoppersPage.url()).toContain(shop.stack().simulator.world.config.storefrontUrl);
    await shoppersPage.close();
  });

  it("changes a rule, is held back while it is unsaved, and saves it", async () => {
    await goTo("Notifications");
    const rule = app.getByRole("checkbox", { name: "Shipped by text" });
    // Polaris lays its own box over the browser's.
    await rule.check({ force: true });
    const save = page.getByRole("button", { name: "Save" });
    await save.waitFor();
    await page.getByRole("link", { name: "Brand" }).click();
    expect(page.url()).toContain("/app/notifications");
    await save.click();
    await page.getByText("Notifications saved").waitFor();
    const rules = await queryDatabase(shop.stack(), `select kind, channel, enabled from "NotificationRule"`);
    expect(rules).toEqual([{ kind: "shipped", channel: "sms", enabled: true }]);
  });

  it("is told beside the field what is wrong with the brand, and saves it when it is right", async () => {
    await goTo("Brand");
    await app.getByLabel("Support e-mail").fill("nonsense");
    await page.getByRole("button", { name: "Save" }).click();
    const error = app.getByText("Enter an e-mail address such as help@example.com");
    await error.waitFor();
    await app.getByLabel("Support e-mail").fill("help@willow.example");
    await error.waitFor({ state: "detached" });
    // While the refused form's page is read anew, nothing is saved: who presses then presses again.
    await waitFor("the brand to be saved", async () => {
      await page
        .getByRole("button", { name: "Save" })
        .click({ timeout: 1_000 })
        .catch(() => undefined);
      return page.getByText("Brand saved").isVisible();
    });
  });

  it("sees a new color and a few words in the preview, cannot leave them unsaved, and finds them on the page", async () => {
    await goTo("Brand");
    const preview = app.frameLocator("iframe[title^=Preview]");
    await preview.getByRole("heading", { level: 2 }).first().waitFor();
    page.once("dialog", (dialog) => void dialog.accept());
    await app.getByRole("button", { name: "Take colors from my theme" }).click();
    await page.getByText("Taken from Willow").waitFor();
    expect(await app.getByLabel("Accent color", { exact: true }).inputValue()).toBe("#2f4b3a");

    await app.getByLabel("Accent color", { exact: true }).fill("#7a2f5e");
    await app.getByRole("button", { name: "Delivered" }).click();
    await app.getByLabel("Title").fill("Enjoy it {{ shop.secret }}");
    await app.locator("textarea[name=customCss]").fill(".ag-headline { letter-spacing: 3px }\nbody { margin: 0 }");
    await preview.getByRole("heading", { name: "Enjoy it {{ shop.secret }}" }).waitFor();
    await app.getByText(/^Line 2: html, body/).waitFor();
    expect(await preview.locator(".afterglow").getAttribute("style")).toContain("--ag-brand:#7a2f5e");

    await page.getByRole("link", { name: "Activity" }).click();
    expect(page.url()).toContain("/app/brand");
    await app.locator("textarea[name=customCss]").fill(".ag-headline { letter-spacing: 3px }");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Brand saved").last().waitFor();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });

    const shopper = await page.context().newPage();
    await shopper.goto(deliveredLink);
    await shopper.getByRole("heading", { name: "Enjoy it {{ shop.secret }}" }).waitFor();
    const headline = shopper.locator(".ag-headline").first();
    expect(await headline.evaluate((element) => getComputedStyle(element).letterSpacing)).toBe("3px");
    expect(await shopper.locator(".afterglow").first().getAttribute("style")).toContain("--ag-brand:#7a2f5e");
    await shopper.close();
  }, 60_000);

  it("looks at another order, at any stage, in any language", async () => {
    const preview = app.frameLocator("iframe[title^=Preview]");
    await app.getByLabel("Order", { exact: true }).fill("1001");
    await app.getByRole("option", { name: /^#1001 / }).click();
    await preview.getByText("#1001", { exact: true }).waitFor();
    await app.getByLabel("At the stage").selectOption({ label: "Two parcels" });
    await preview
      .getByRole("heading", { name: /1 .* 2|Parcel 1 of 2/ })
      .first()
      .waitFor();
    await app.getByLabel("Language").selectOption("he");
    await preview.locator("html[dir=rtl]").waitFor();
    await app.getByRole("button", { name: "Dark" }).click();
    await preview.locator("body[data-scheme=dark]").waitFor();
  });

  it("sees whether the delivery dates that were told came true", async () => {
    // Forty parcels with windows that have run out, one in eight of them later than all that was said.
    await queryDatabase(
      shop.stack(),
      `insert into "Forecast" (id, shop, "orderId", "subjectId", moment, at, q05, q10, q50, q90, q95, basis, lane, carrier,
                               "ruleEarliestOn", "ruleLatestOn", "deliveredAt")
       select gen_random_uuid(), 'willow.myshopify.com', gen_random_uuid(), gen_random_uuid(), 'day_14',
              now() - interval '20 days', 1, 2, 3, 4, 5, 'learned', 'DE>FR-IDF', 'Slow & Sons', now() - interval '18 days',
              now() - interval '15 days', now() - interval '20 days' + (case when n % 8 = 0 then 9 else 3 end) * interval '1 day'
         from generate_series(1, 40) as g(n)`,
    );
    await goTo("Delivery dates");
    await app.getByLabel("Windows told").selectOption({ label: "After 14 days on the way" });
    await app.getByText("Of 40 parcels we said “9 of 10 arrive by …” about, 35 (88 %) came by that day.").waitFor();
    await app.getByText("Slow & Sons").waitFor();
    await app.getByText("France, IDF").waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      app.getByRole("button", { name: "Save as CSV" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("delivery-dates.csv");
    await app.getByLabel("Say beside a window how often the days you named held").click();
    await page.getByText("Shoppers are told from now on").waitFor();
    await app.getByText("It is told from 50 parcels on.").waitFor();
  });

  it("finds the activity, and its way back from an address that is nowhere", async () => {
    await goTo("Activity");
    await app.getByText("An order was placed").waitFor();
    expect(complaints.filter((text) => !text.includes("422"))).toEqual([]);
    await page.goto(`${shop.stack().simulator.world.config.adminUrl}/store/willow/apps/afterglow/app/nowhere`);
    await app.getByRole("link", { name: "Go to home" }).click();
    await app.getByRole("heading", { name: "Home" }).waitFor();
  });
});

/** By the admin's own navigation beside the frame, which then marks where we are; what was saved lets go first. */
async function goTo(name: string) {
  await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
  await page.getByRole("link", { name }).click();
  await app.getByRole("heading", { name, exact: true }).first().waitFor();
  await expect.poll(() => page.locator("nav [aria-current=page]").allInnerTexts(), { timeout: 10_000 }).toEqual([name]);
}

/** The innermost box that holds both the step's title and the mark of being done. */
function seeDone(step: string, timeout = 30_000) {
  return app
    .locator("div")
    .filter({ has: page.getByRole("button", { name: step, exact: true }) })
    .filter({ has: page.getByText("Done", { exact: true }) })
    .last()
    .waitFor({ timeout });
}
