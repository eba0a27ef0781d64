import type { Browser, Page } from "playwright-core";
import { SegmentedMessage } from "sms-segments-calculator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { MAX_SEGMENTS } from "#app/notifications/content/sms-text.ts";
import { providersOf } from "#simulator/providers/providers.ts";
import { changeProduct } from "#simulator/shopify/change-product.ts";
import { touchOrder } from "#simulator/shopify/emit-order.ts";
import { addFulfillmentEvent, fulfillOrder } from "#simulator/shopify/fulfill-order.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { placeOrder } from "#simulator/shopify/place-order.ts";
import { isAvailable } from "#simulator/shopify/product.ts";
import { expectNothingPersonal } from "#tests/support/log-canary.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";
import { linkIn, queryDatabase, useRunningShop, waitForMail } from "#tests/support/running-shop.ts";
import { shopper } from "#tests/support/sent-order.ts";
import { waitFor } from "#tools/wait-for.ts";

/** What people and shops call themselves and their things; `reads` is what a reader then sees of it. */
const ODD = [
  { name: "{{7*7}} <script>window.ran=1</script>" },
  { name: "{% assign x = 1234 | times: 1001 %}{{ x }}{{ shop.name | upcase }}" },
  { name: "\"><img src=x onerror='window.ran=1'>${window.ran=1}" },
  { name: "{%- endcapture -%}{%- endif -%}{%- endraw -%}</script></style></afterglow-track>" },
  { name: "أحمد بن علي" },
  { name: "Zoë 🌿👩‍👩‍👧 O'Brien" },
  { name: "pay\u0000pal\u202Egnp.exe", reads: "paypalgnp.exe" },
  { name: "Ana\r\nBcc: everyone@example.com", reads: "Ana Bcc: everyone@example.com" },
  { name: '\'; drop table "Order"; --' },
  { name: "=cmd|' /C calc'!A0" },
  { name: "X".repeat(10_000), reads: "X".repeat(80) },
];

const shop = useRunningShop({ orders: 12 });
const orders: Order[] = [];
let browser: Browser;
let reader: Page;

/** Each name stands wherever a shopper, a merchant or a carrier may write. */
beforeAll(async () => {
  browser = await launchBrowser();
  const context = await openContext(browser, { width: 1200 });
  reader = await context.newPage();
  const { world } = shop.stack().simulator;
  const products = world.shop.products.filter(isAvailable);
  for (const [index, { name }] of ODD.entries()) {
    const product = changeProduct(world, products[index]?.gid ?? "", { product: { title: name } });
    const known = shopper(shop.stack(), index);
    const address = known.address && { ...known.address, firstName: name, lastName: name, city: name };
    // Mails are found by their English subjects.
    const customer = Object.assign(known, { firstName: name, lastName: name, address, locale: "en" });
    const lines = [{ variantGid: product.variants[0]?.gid ?? "", quantity: 1 }];
    const order = placeOrder(world, { customer, lines });
    const parcel = {
      company: name,
      number: name,
      url: index % 2 ? "javascript:window.ran=1" : `https://dhl.example/${name}`,
    };
    const [sent] = fulfillOrder(world, order.gid, [parcel]);
    const happenedAt = new Date(order.createdAt.getTime() + 1_000);
    const said = { status: "out_for_delivery", message: name, city: name, country: name, happenedAt } as const;
    addFulfillmentEvent(world, sent?.gid ?? "", said);
    orders.push(order);
  }
}, 120_000);
afterAll(() => browser.close());

const cases = ODD.map(({ name, reads = name }, index) => ({ index, title: JSON.stringify(name.slice(0, 40)), reads }));
const mailAbout = (index: number) => waitForMail(shop.stack(), orders[index] as Order, /today|out for delivery/i);

/** Nothing ran, and the name stands there for everybody to read. */
async function expectWords(page: Page, reads: string) {
  expect(await page.evaluate("window.ran")).toBeUndefined();
  const text = (await page.locator("body").innerText()).replaceAll(/\s+/g, " ");
  expect(text).toContain(reads);
  expect(text).not.toMatch(/1235234|WILLOW/);
}

describe.each(cases)("a shopper called $title", ({ index, reads }) => {
  it("gets a mail with the name as it is, and headers of one line", async () => {
    const mail = await mailAbout(index);
    expect(mail.text?.replaceAll(/\s+/g, " ")).toContain(reads);
    expect([mail.subject, mail.to, ...Object.values(mail.headers)].join("")).not.toMatch(/[\r\n\0]/);
    await reader.setContent(mail.html ?? "");
    await expectWords(reader, reads);
  });

  it("gets a text with the link whole", async () => {
    const { ledger } = providersOf(shop.stack().simulator.world);
    const name = orders[index]?.name ?? "";
    const text = await waitFor("the text", () =>
      ledger.entries().find((entry) => entry.provider === "twilio" && entry.text?.includes(name)),
    );
    expect(text.text).not.toMatch(/[\r\n\0]/);
    expect(new SegmentedMessage(text.text ?? "").segments.length).toBeLessThanOrEqual(MAX_SEGMENTS);
    expect((await fetch(linkIn(text.text))).status).toBe(200);
  });

  it("reads it on the page in the shop's theme, and in the fragment", async () => {
    const link = linkIn((await mailAbout(index)).text);
    await reader.goto(link, { waitUntil: "load" });
    await expectWords(reader, reads);
    expect(await reader.locator('a[href^="javascript:"]').count()).toBe(0);
    expect(await reader.locator("footer").count()).toBeGreaterThan(0);
    const fragment = await (await fetch(`${link}?view=fragment`)).text();
    await reader.goto("about:blank");
    await reader.setContent(fragment);
    await expectWords(reader, reads);
  });

  it("is shown to the merchant, in the list and on a page of its own", async () => {
    const { config } = shop.stack().simulator.world;
    const [parcel] = await queryDatabase<{ id: string }>(
      shop.stack(),
      `select s.id from "Shipment" s join "Order" o on o.id = s."orderId" where o.gid = $1`,
      [orders[index]?.gid],
    );
    await reader.goto(`${config.adminUrl}/store/willow/apps/afterglow/app/shipments/${parcel?.id}`);
    const app = reader.frameLocator("iframe");
    const says = async () => (await app.locator("body").innerText()).replaceAll(/\s+/g, " ");
    await expect.poll(says, { timeout: 30_000 }).toContain(reads);
    for (const frame of reader.frames()) expect(await frame.evaluate("window.ran")).toBeUndefined();
    expect(await app.locator('a[href^="javascript:"]').count()).toBe(0);
  });
});

it("an order with an odd name keeps headers, texts and page whole", async () => {
  const { world } = shop.stack().simulator;
  const lines = [{ variantGid: world.shop.products.at(-1)?.variants[0]?.gid ?? "", quantity: 1 }];
  const order = placeOrder(world, { customer: shopper(shop.stack(), ODD.length), lines });
  order.name = "{{7*7}}\r\nBcc: <b>all</b>";
  const later = (seconds: number) => new Date(order.createdAt.getTime() + seconds * 1_000);
  touchOrder({ ...world, now: () => later(1) }, order, ["orders/updated"]);
  const [sent] = fulfillOrder(world, order.gid, [{ company: "DHL", number: "JD1" }]);
  addFulfillmentEvent(world, sent?.gid ?? "", { status: "out_for_delivery", message: "Out", happenedAt: later(2) });
  const name = "{{7*7}} Bcc: <b>all</b>";
  const { ledger } = providersOf(world);
  const about = (provider: string) =>
    waitFor(`${provider} about it`, () =>
      ledger.entries().find((one) => one.provider === provider && (one.subject ?? one.text ?? "").includes(name)),
    );
  const [mail, text] = await Promise.all([about("sendgrid"), about("twilio")]);
  expect(`${mail.subject}${text.text}`).not.toMatch(/[\r\n]/);
  await reader.setContent(mail.html ?? "");
  await expectWords(reader, name);
  await reader.goto(linkIn(text.text), { waitUntil: "load" });
  await expectWords(reader, name);
});

it("leaves every table where it is, and nobody a copy", async () => {
  const [row] = await queryDatabase<{ orders: string }>(shop.stack(), 'select count(*) as orders from "Order"');
  expect(Number(row?.orders)).toBeGreaterThanOrEqual(ODD.length);
  const { ledger } = providersOf(shop.stack().simulator.world);
  expect(ledger.entries().filter((entry) => entry.to.includes("everyone@"))).toEqual([]);
});

it("leaves no name and no address in the log, in jobs, in alerts or in what the messages' table says openly", async () => {
  expectNothingPersonal(shop.stack());
  const { world } = shop.stack().simulator;
  const people = orders.map((order) => world.shop.customers.find((one) => one.gid === order.customerGid));
  const secrets = people.flatMap((one) => [one?.email, one?.phone, one?.firstName.slice(0, 40)]);
  const openly = await queryDatabase<{ told: string }>(
    shop.stack(),
    `select payload::text as told from graphile_worker._private_jobs
      union all select facts::text from "MerchantAlert"
      union all select (to_jsonb(m) - 'recipientSealed' - 'recipientHash' - 'bodyHash')::text from "Message" m
      union all select to_jsonb(f)::text from "Fact" f
      union all select to_jsonb(r)::text from "MessageReceipt" r`,
    [],
  );
  expect(openly.length).toBeGreaterThan(ODD.length);
  const found = secrets.filter((secret) => secret && openly.some(({ told }) => told.includes(secret)));
  expect(found).toEqual([]);
});
