import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runStory } from "#simulator/carriers/play-story.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { linkIn, queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ prepare: false });
let browser: Browser;
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  browser = await launchBrowser();
  const context = await openContext(browser, { width: 1280, height: 900 });
  page = await context.newPage();
});
afterAll(() => browser.close());

describe("a merchant", () => {
  it("installs the app from the admin and sees the set-up guide", async () => {
    const { config } = shop.stack().simulator.world;
    await page.goto(`${config.adminUrl}/store/willow/apps/afterglow`);
    app = page.frameLocator("iframe");
    await app
      .getByText(/set.?up/i)
      .first()
      .waitFor({ timeout: 30_000 });
    const shops = await queryDatabase(shop.stack(), 'select domain from "Shop"');
    expect(shops).toEqual([{ domain: "willow.myshopify.com" }]);
  });

  it("watches the shop being read and switches messages on", async () => {
    await waitFor(
      "backfill and catalog",
      async () => {
        const done = await queryDatabase<{ kind: string }>(
          shop.stack(),
          `select kind from "SyncRun" where state = 'done'`,
        );
        return ["backfill", "catalog"].every((kind) => done.some((run) => run.kind === kind));
      },
      180_000,
    );
    await app
      .getByRole("button", { name: /switch on|turn on/i })
      .first()
      .click();
    await waitFor("the switch-on moment", async () => {
      const [row] = await queryDatabase<{ on: boolean }>(
        shop.stack(),
        'select "notifyFrom" is not null as on from "Shop"',
      );
      return row?.on;
    });
    const messages = await queryDatabase(shop.stack(), 'select id from "Message"');
    expect(messages, "the past leads to no messages").toEqual([]);
  }, 200_000);

  it("sees a new order's parcel, its story, and which messages were sent", async () => {
    const order = await runStory(shop.stack().simulator.world, "smooth", { speed: 50_000 });
    const mail = await waitForMail(shop.stack(), order, /delivered|arrived/i);
    expect((await fetch(linkIn(mail.text))).status).toBe(200);
    await navigate(/shipments/i);
    await app.getByText(order.name, { exact: true }).first().click();
    await app
      .getByText(/delivered/i)
      .first()
      .waitFor();
    await app
      .getByText(/sent|accepted/i)
      .first()
      .waitFor();
  }, 60_000);

  it.each([/notifications/i, /brand/i, /activity/i])("moves inside the frame to %s", async (name) => {
    await navigate(name);
    await app.getByRole("heading", { name }).first().waitFor();
    expect(page.url()).toContain(shop.stack().simulator.world.config.adminUrl);
  });
});

async function navigate(name: RegExp) {
  await page.getByRole("link", { name }).first().click();
}
