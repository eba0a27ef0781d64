import { randomBytes } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { factsStored } from "#app/engagement/record-fact.server.ts";
import { ensureTrackingLink, revokeTrackingLinks } from "#app/orders/tracking-link.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import { askForHelp, openCalendar, openLink, placeOrder } from "#tests/theme/visit.ts";

let orderId: string;
let token: string;

beforeEach(async () => {
  await factsStored();
  await db.order.deleteMany();
  await db.fact.deleteMany();
  await installWillow({ brand: {} });
  await installWillow({}, OTHER_SHOP);
  orderId = await placeOrder();
  token = await tokenOf();
});

function tokenOf(shop = WILLOW, id = orderId) {
  return ensureTrackingLink(db, shop, id, Buffer.from(randomBytes(32)));
}

async function facts() {
  await factsStored();
  return db.fact.findMany({ orderBy: { id: "asc" } });
}

/** Lets the parcel be expected the day after tomorrow. */
async function expectParcel() {
  const { id: shipmentId } = await db.shipment.findFirstOrThrow({ where: { orderId } });
  const on = new Date(Date.now() + 2 * 86_400_000);
  await db.estimate.create({ data: { shop: WILLOW, shipmentId, earliestOn: on, latestOn: on, basis: "rule" } });
  return on.toISOString().slice(0, 10).replaceAll("-", "");
}

describe("still need help?", () => {
  it("is counted without a script and leads to the shop's contact with the order's facts", async () => {
    const response = await askForHelp(token);
    expect(response.status).toBe(303);
    const to = new URL(response.headers.get("Location") ?? "");
    expect([to.protocol, to.pathname]).toEqual(["mailto:", "hello@willow.example"]);
    expect(to.searchParams.get("body")).toContain("Order #1001");
    expect(to.href).not.toMatch(new RegExp(`${token}|ana|secretville`, "i"));
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await facts()).toMatchObject([
      { kind: "help_click", orderId, shop: WILLOW, props: { surface: "page", stage: "in_transit" } },
    ]);
  });

  it("leads to the contact page, with the order's number where the merchant wants it", async () => {
    await installWillow({ brand: { supportUrl: "https://willow.example/contact?order={order}" } });
    const response = await askForHelp(token, {}, "block");
    expect(response.headers.get("Location")).toBe("https://willow.example/contact?order=%231001");
    expect(await facts()).toMatchObject([{ props: { surface: "block" } }]);
  });

  it("leads back to the page where the shop has no contact", async () => {
    await installWillow({ contactEmail: null });
    const response = await askForHelp(token);
    expect(response.headers.get("Location")).toBe(`/apps/track/t/${token}`);
  });

  it("leads nowhere else, whatever is asked", async () => {
    const response = await askForHelp(token, { query: { to: "https://evil.example", return_to: "//evil.example" } });
    expect([response.status, response.headers.get("Location")]).toEqual([302, `/apps/track/t/${token}/help`]);
  });

  it("counts an impatient shopper once, and no bots", async () => {
    await askForHelp(token);
    await askForHelp(token);
    await askForHelp(token, { userAgent: "curl/8" });
    expect(await facts()).toHaveLength(1);
  });

  it("is not followed by a browser that only fetches ahead", async () => {
    const response = await askForHelp(token, { headers: { "Sec-Purpose": "prefetch" } });
    expect([response.status, response.headers.get("Location")]).toEqual([503, null]);
    expect(await facts()).toEqual([]);
  });

  it("is linked from the page, and the contact itself is not", async () => {
    const text = await (await openLink(token)).text();
    expect(text).toContain(`href="/apps/track/t/${token}/help"`);
    expect(text).not.toMatch(/mailto:|data-count="help_click"/);
  });
});

describe("add to calendar", () => {
  it("answers the window as a file", async () => {
    const day = await expectParcel();
    const response = await openCalendar(token);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8; method=PUBLISH");
    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="delivery-1001.ics"');
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    const file = await response.text();
    expect(file).toContain(`DTSTART;VALUE=DATE:${day}`);
    expect(file).not.toMatch(new RegExp(`${token}|ana|secretville`, "i"));
    expect((await facts()).map((fact) => fact.kind)).toEqual(["calendar_click"]);
    expect(await (await openLink(token)).text()).toContain(`href="/apps/track/t/${token}/calendar.ics"`);
  });

  it("leads to the page where no window is known", async () => {
    const response = await openCalendar(token);
    expect([response.status, response.headers.get("Location")]).toEqual([303, `/apps/track/t/${token}`]);
    expect(await (await openLink(token)).text()).not.toContain("calendar.ics");
    expect((await facts()).map((fact) => fact.kind)).toEqual(["page_view"]);
  });

  it("loses the visitor's parameters on the way, not the file's name", async () => {
    const response = await openCalendar(token, { query: { utm_source: "mail" } });
    expect(response.headers.get("Location")).toBe(`/apps/track/t/${token}/calendar.ics`);
  });
});

describe.each([
  ["help", askForHelp],
  ["calendar", openCalendar],
])("a link that opens nothing: %s", (_name, open) => {
  it.each<[string, () => Promise<string>]>([
    ["unknown", () => Promise.resolve("A".repeat(24))],
    ["no token", () => Promise.resolve("..")],
    ["revoked", () => revokeTrackingLinks(db, WILLOW, orderId).then(() => token)],
    ["another shop's", async () => tokenOf(OTHER_SHOP, await placeOrder(OTHER_SHOP, "#2002"))],
  ])("leads to the form when it is %s", async (_why, makeToken) => {
    const response = await open(await makeToken());
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("This link is no longer valid");
    expect(await facts()).toEqual([]);
  });
});
