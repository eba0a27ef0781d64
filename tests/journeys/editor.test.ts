import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { placeStoryOrder } from "#simulator/carriers/story-order.ts";
import { providersOf } from "#simulator/providers/providers.ts";
import { channelOf } from "#simulator/team/channel.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { messagesOf } from "#tests/support/sent-order.ts";
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

describe("a stage that Shopify mails too", () => {
  it("waits until the merchant says that Shopify's own is off, and starts then", async () => {
    const { world } = shop.stack().simulator;
    await queryDatabase(shop.stack(), `update "Shop" set "sendingRules" = "sendingRules" - 'elsewhere'`);
    const early = placeStoryOrder(world);
    await waitFor("the e-mail to be left to Shopify", async () => {
      const messages = await messagesOf(shop.stack(), early);
      return messages.includes("order_confirmed email: skipped");
    });
    await open("/app/notifications", "Notifications");
    const row = app.getByRole("listitem").filter({ hasText: "Order confirmed" });
    await row.getByText("Waits for you").waitFor();
    await app.getByRole("button", { name: "I have switched them all off" }).click();
    await row.getByText("Shopify’s “Order confirmation” is switched off, as you said.").waitFor();
    expect(await row.getByText("Waits for you").count()).toBe(0);
    await waitForMail(shop.stack(), placeStoryOrder(world), /confirmed|received|thank/i);
  }, 60_000);
});

describe("a merchant who words a message", () => {
  it("sees each word in the preview, saves, and the next e-mail carries it", async () => {
    await open("/app/notifications/order_confirmed", "Order confirmed");
    await app.getByLabel("Language").selectOption("en");
    const preview = app.frameLocator("iframe[title^=Preview]");
    await preview.getByRole("heading").first().waitFor();
    await app.getByLabel("Heading").fill("Hooray, ");
    await app.getByRole("button", { name: "Insert a variable" }).click();
    await app.getByRole("menuitem", { name: "order.name" }).or(app.getByText("{{ order.name }}")).first().click();
    await expect.poll(() => app.getByLabel("Heading").inputValue()).toBe("Hooray, {{ order.name }}");
    await preview
      .getByText(/^Hooray, #\d+/)
      .first()
      .waitFor();
    await save("Words saved");
    const order = placeStoryOrder(shop.stack().simulator.world);
    const mail = await waitForMail(shop.stack(), order, /./);
    expect(mail.text).toContain(`Hooray, ${order.name}`);
  }, 60_000);

  it("is told the line of a mistake while typing and at save, and nothing is stored", async () => {
    await app.getByLabel("Paragraph").fill("Hello\n{{ order.nmae }}");
    await app.getByText(/^Line 2: /).waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Please look at the marked fields").waitFor();
    await app.getByText(/^Line 2: /).waitFor();
    const stored = await queryDatabase(shop.stack(), `select version from "MessageTemplate"`);
    expect(stored).toEqual([{ version: 1 }]);
    await discard();
  });

  it("gets a test of what stands in the form, saved or not", async () => {
    await app.getByLabel("Subject").fill("Try of {{ shop.name }}");
    await app.getByRole("button", { name: "Send a test" }).click();
    await page.getByText("The test is on its way").waitFor();
    const { ledger } = providersOf(shop.stack().simulator.world);
    const mail = await waitFor("the test", () =>
      ledger.entries().find(({ subject }) => subject?.startsWith("[Test] Try of Willow")),
    );
    expect(mail.to).toBe("hello@willow.example");
    await discard();
  });

  it("compares versions and brings an older one back", async () => {
    await app.getByLabel("Heading").fill("Thank you");
    await save("Words saved");
    await app.getByText("Version 2").waitFor();
    await app.getByRole("button", { name: "Compare" }).click();
    await app.getByText("Then: Hooray, {{ order.name }}").waitFor();
    await app.getByText("Now: Thank you").waitFor();
    await app.getByRole("button", { name: "Restore version 1" }).click();
    await page.getByText("Version 1 is back").waitFor();
    await expect.poll(() => app.getByLabel("Heading").inputValue()).toBe("Hooray, {{ order.name }}");
  });

  it("sees what a text costs in segments, in any language", async () => {
    await app.getByRole("button", { name: "Text", exact: true }).click();
    await app
      .getByLabel("Preview of the text")
      .getByText(/^Willow: /)
      .waitFor();
    await app.getByText(/1 segment · GSM-7/).waitFor();
    await app.getByLabel("Language").selectOption("ja");
    await app.getByText(/segments? · UCS-2/).waitFor();
  });
});

describe("a rush of messages", () => {
  it("is held with its figures, on Home as well, and leaves when the merchant says so", async () => {
    const held = await placeHeldOrder();
    await open("/app", "Home");
    await app.getByText("Messages are held for safety").waitFor();
    await open("/app/notifications", "Notifications");
    await app.getByText(/640 messages came up within ten minutes, 100 are let through unasked/).waitFor();
    await app.getByRole("button", { name: "Let them go" }).click();
    await page.getByText("They are on their way").waitFor();
    await waitForMail(shop.stack(), held, /./);
    await app.getByText("Messages are held for safety").waitFor({ state: "detached" });
  }, 60_000);

  it("is discarded only after being asked once, and is never sent", async () => {
    const held = await placeHeldOrder();
    await open("/app/notifications", "Notifications");
    await app.getByRole("button", { name: "Discard them" }).click();
    expect(await messagesOf(shop.stack(), held)).toContain("order_confirmed email: pending");
    await app.getByRole("button", { name: "Discard for good" }).click();
    await page.getByText("Discarded").waitFor();
    expect(await messagesOf(shop.stack(), held)).toContain("order_confirmed email: skipped");
  }, 60_000);
});

describe("an account of the shop's own", () => {
  it("is verified before it is taken, named with what was found, and can be removed", async () => {
    const { accountSid, authToken, from } = shop.stack().simulator.world.config.twilio;
    await open("/app/notifications/accounts", "Accounts");
    await app.getByRole("button", { name: "Use your own Twilio account" }).click();
    await app.getByLabel("Account SID").fill(accountSid);
    await app.getByLabel("Auth token").fill("not-the-token");
    await app.getByLabel("Number that sends").fill(from);
    await page.getByRole("button", { name: "Save" }).click();
    await app.getByText("Twilio does not take this SID and token together.").waitFor();
    await app.getByLabel("Auth token").fill(authToken);
    await save("Account verified and saved");
    await app.getByText("Your own account sends as").waitFor();
    expect(await app.getByLabel("Address for Twilio’s webhook").inputValue()).toContain("/webhooks/twilio");
    await app.getByRole("button", { name: "Remove" }).click();
    await app.getByRole("button", { name: "Remove the Twilio account" }).click();
    await page.getByText("Account removed").waitFor();
    await app.getByRole("button", { name: "Use your own Twilio account" }).waitFor();
  });
});

describe("sending rules", () => {
  it("say in a sentence what hours mean, refuse what makes no sense, and are kept", async () => {
    await open("/app/notifications/rules", "Sending rules");
    await app.getByLabel("A text may leave from").fill("9");
    await app.locator("input[name='smsHours.to']").fill("20");
    await app.getByText("A text to New York at 22:10 waits until 09:00.").waitFor();
    await app.getByLabel("Most texts for one order").fill("99");
    await page.getByRole("button", { name: "Save" }).click();
    await app.getByText("Enter a whole number from 1 to 10").waitFor();
    await app.getByLabel("Most texts for one order").fill("4");
    await save("Sending rules saved");
    const [row] = await queryDatabase(shop.stack(), `select "sendingRules" as rules from "Shop"`);
    expect(row).toMatchObject({
      rules: { smsHours: { from: 9, to: 20 }, smsPerDay: 4, elsewhere: { order_confirmed: "off" } },
    });
  });

  it("send a try to a team's channel before it is saved", async () => {
    const { world } = shop.stack().simulator;
    await app.getByLabel("Webhook of a channel").fill(`${world.config.worldUrl}/team/hook`);
    await app.getByRole("button", { name: "Send a try" }).click();
    await page.getByText("The try has arrived").waitFor();
    expect(channelOf(world).posts).toHaveLength(1);
    await discard();
  });
});

describe("delivery rules", () => {
  it("are counted while they are typed, told at the field when they are wrong, and reach the product page", async () => {
    await open("/app/estimates/rules", "Delivery rules");
    const slowest = app.locator("input[name=processingMax]");
    await slowest.fill("0");
    await app.getByText("Must not be less than the fastest").waitFor();
    await slowest.fill("3");
    await app.getByText("No zone fits: what counts everywhere is used.").waitFor();
    await app.getByRole("button", { name: "Add a zone" }).click();
    await app.getByText("Choose at least one country").waitFor();
    await app.getByRole("combobox", { name: "Countries" }).fill("european");
    await app
      .getByRole("listbox")
      .getByRole("option", { name: /European Union/ })
      .click();
    await app.getByLabel("Fastest on the road").fill("4");
    await app.getByLabel("Slowest on the road").fill("7");
    await app.getByText("Zone 1 fits.").waitFor();
    await save("Delivery rules saved");

    const { storefrontUrl } = shop.stack().simulator.world.config;
    const home = await (await fetch(storefrontUrl)).text();
    const [product = ""] = /\/products\/[\w-]+/.exec(home) ?? [];
    const told = async () => (await fetch(storefrontUrl + product)).text();
    await expect.poll(told, { timeout: 20_000, interval: 500 }).toContain("1–3 to pack, 4–7 on the road.");
  }, 60_000);
});

/** An order placed while a hold is open, whose message waits. */
async function placeHeldOrder() {
  const sql = `insert into "SendingHold" (id, shop, seen, allowed) select gen_random_uuid(), domain, 640, 100 from "Shop"`;
  await queryDatabase(shop.stack(), sql);
  const order = placeStoryOrder(shop.stack().simulator.world);
  await waitFor("the message to wait", async () => {
    const messages = await messagesOf(shop.stack(), order);
    return messages.includes("order_confirmed email: pending");
  });
  return order;
}

async function open(path: string, heading: string) {
  await page.goto(`${shop.stack().simulator.world.config.adminUrl}/store/willow/apps/afterglow${path}`);
  app = page.frameLocator("iframe");
  await app.getByRole("heading", { name: heading, level: 1 }).waitFor({ timeout: 30_000 });
}

async function save(toast: string) {
  await pressUntilGone("Save");
  await page.getByText(toast).last().waitFor();
}

const discard = () => pressUntilGone("Discard");

/** The bar's buttons rest while an answer is still being read. */
async function pressUntilGone(name: string) {
  const bar = page.getByRole("region", { name: "Unsaved changes" });
  await bar.waitFor();
  const press = async () => {
    // Waiting for a button that went with its bar would outlast the toast.
    if (await bar.isVisible())
      await bar
        .getByRole("button", { name })
        .click({ timeout: 1_000 })
        .catch(() => null);
    return bar.isHidden();
  };
  await expect.poll(press, { timeout: 20_000, interval: 500 }).toBe(true);
}
