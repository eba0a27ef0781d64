import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";

import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { queryDatabase, useRunningShop } from "#tests/support/running-shop.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 60 });
let browser: Browser;
let page: Page;
let app: FrameLocator;

beforeAll(async () => {
  browser = await launchBrowser();
  const context = await openContext(browser, { width: 1280, height: 1100 });
  page = await context.newPage();
});
afterAll(() => browser.close());

it("a merchant pins a product, looks at an order, and its stored picks follow", async () => {
  // The dearest is nobody’s cheaper twin.
  const [pinned] = await queryDatabase<{ gid: string; title: string }>(
    shop.stack(),
    `select gid, title from "Product" offered where status = 'active' and available
      and not exists (select from "OrderLine" line where line."productGid" = offered.gid) order by "priceMinor" desc, gid limit 1`,
  );
  if (!pinned) throw new Error("Everything has been bought");

  await open("/rules", "Your rules");
  await app.getByRole("button", { name: "Add a rule" }).click();
  await app
    .getByLabel("When an order holds", { exact: true })
    .selectOption({ label: "Anything: the rule counts for every order" });
  await app.getByLabel("These products: products").fill(pinned.title);
  await app.getByRole("option", { name: pinned.title }).click();
  await app.getByText(`With every order: show “${pinned.title}” first.`).waitFor();
  await app.getByRole("button", { name: "Save rule" }).click();
  await page.getByText("Rule saved").last().waitFor();
  await app.getByRole("heading", { name: "A new rule" }).waitFor({ state: "detached" });

  await open("/preview", "Picks of an order");
  const first = app.getByRole("listitem").filter({ hasText: "Hand-picked" });
  await first.getByText(pinned.title).waitFor();
  await first.getByText("Your rule shows it first").waitFor();

  const followed = async () => {
    const stored = await queryDatabase(
      shop.stack(),
      `select from "Pick" where "productGid" = $1 and kind = 'hand_picked' and position = 0`,
      [pinned.gid],
    );
    return stored.length > 0;
  };
  await waitFor("stored picks to follow", followed, 60_000);
}, 150_000);

it("a merchant keeps a kind from a stage, and a window that cannot be is refused", async () => {
  await open("", "Recommendations");
  await app.getByLabel("Refill: Before shipping").click();
  await app.getByLabel("Window after a click").fill("99");
  const bar = page.getByRole("region", { name: "Unsaved changes" });
  await bar.getByRole("button", { name: "Save" }).click();
  await app.getByText("Enter whole days from 1 to 30").waitFor();
  await app.getByLabel("Window after a click").fill("14");
  // The bar's buttons rest while the refusal is still being read, and the bar may leave while they are looked for.
  const press = async () => {
    const button = bar.getByRole("button", { name: "Save" });
    if (await bar.isVisible()) await button.click({ timeout: 2_000 }).catch(() => undefined);
    return bar.isHidden();
  };
  await expect.poll(press, { timeout: 30_000, interval: 500 }).toBe(true);
  const pickSettings = { windowDays: 14, holdOutPercent: 0, hiddenKinds: { before_shipping: ["refill"] } };
  expect(await queryDatabase(shop.stack(), `select "pickSettings" from "Shop"`)).toEqual([{ pickSettings }]);
}, 90_000);

async function open(path: string, heading: string) {
  const { adminUrl } = shop.stack().simulator.world.config;
  await page.goto(`${adminUrl}/store/willow/apps/afterglow/app/recommendations${path}`);
  app = page.frameLocator("iframe");
  await app.getByRole("heading", { name: heading, level: 1 }).waitFor({ timeout: 30_000 });
}
