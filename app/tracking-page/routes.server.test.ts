import { randomBytes } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { factsStored } from "#app/engagement/record-fact.server.ts";
import { mapAtMost } from "#app/lib/map-at-most.ts";
import { ensureTrackingLink, revokeTrackingLinks } from "#app/orders/tracking-link.server.ts";
import * as form from "#app/routes/proxy.track._index.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import {
  click,
  lookFor,
  openForm,
  openLink,
  openNowhere,
  PARCEL_NUMBER,
  placeOrder,
  request,
  toArgs,
} from "#tests/theme/visit.ts";

const ANA = { order: "1001", contact: "Ana@Example.com" };

let orderId: string;

beforeEach(async () => {
  await factsStored();
  await Promise.all([
    db.order.deleteMany(),
    db.trackingLink.deleteMany(),
    db.fact.deleteMany(),
    db.rateLimit.deleteMany(),
  ]);
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  orderId = await placeOrder();
});

async function tokenOf(shop = WILLOW, id = orderId) {
  return ensureTrackingLink(db, shop, id, Buffer.from(randomBytes(32)));
}

async function factKinds() {
  await factsStored();
  return (await db.fact.findMany({ orderBy: { id: "asc" } })).map((fact) => fact.kind);
}

describe("the form", () => {
  it("comes as Liquid for the theme, and privately", async () => {
    const response = await openForm();
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/liquid; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(response.headers.get("X-Robots-Tag")).toContain("noindex");
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(await response.text()).toContain("Where is my order?");
  });

  it("is not for those whom Shopify did not send", async () => {
    const asked = request("");
    const forged = new Request(asked.url.replace("willow", "oak"), { headers: asked.headers });
    expect((await form.loader(toArgs(forged))).status).toBe(401);
    expect((await openForm({ shop: "nobody.myshopify.com" })).status).toBe(404);
  });

  it("loses the visitor's parameters on the way", async () => {
    const response = await openForm({ query: { utm_source: "mail" } });
    expect([response.status, response.headers.get("Location")]).toEqual([302, "/apps/track"]);
  });

  it("notices where the shop mounts us", async () => {
    await openForm({ query: { path_prefix: "/tools/where" } });
    expect(await db.shop.findUnique({ where: { domain: WILLOW } })).toMatchObject({ pathPrefix: "/tools/where" });
  });
});

describe("looking an order up", () => {
  it("shows the page, with a link of its own to come back to", async () => {
    const response = await lookFor(ANA);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain("Linen throw");
    expect(text).toContain("Cologne");
    const [, token] = /data-own-path="\/apps\/track\/t\/([\w-]{22,64})"/.exec(text) ?? [];
    expect((await openLink(token ?? "")).status).toBe(200);
    expect(await factKinds()).toEqual(["lookup_hit", "page_view"]);
  });

  it("tells nothing about the person", async () => {
    const text = await (await lookFor(ANA)).text();
    expect(text).not.toMatch(/ana@|>Ana|Secretville|49[.,]00|4900/i);
  });

  it("gives a wrong contact, an unknown order and nonsense the very same answer", async () => {
    await db.order.update({ where: { id: await placeOrder(WILLOW, "#1002") }, data: { redactedAt: new Date() } });
    await db.shipment.updateMany({ where: { order: { name: "#1002" } }, data: { number: "JD99887766" } });
    const tries = [
      { ...ANA, contact: "eve@example.com" },
      { ...ANA, contact: "50668" },
      { ...ANA, contact: "+4915100000000" },
      { ...ANA, order: "#7777" },
      { order: "1001", contact: "" },
      { order: "JD1234567890", contact: "" },
      { order: "#1002", contact: "ana@example.com" },
      { order: "#1002", contact: "50667" },
      { order: "JD99887766", contact: "" },
      { order: "", contact: "" },
      {},
      { more: "x".repeat(10_000) },
    ] as Record<string, string>[];
    for (const query of [{}, { view: "fragment" }] as Record<string, string>[]) {
      await db.rateLimit.deleteMany();
      const answers = await Promise.all(
        tries.map((body, place) => lookFor(body, { query, address: `198.51.100.${place}` })),
      );
      const read = await Promise.all(answers.map(async (one) => [one.status, [...one.headers], await one.text()]));
      for (const one of read) expect(one).toEqual(read[0]);
    }
    expect(await factKinds()).toEqual(Array.from({ length: 24 }, () => "lookup_miss"));
  });

  it("takes as long for a miss as for a hit, a quarter of a second at least", async () => {
    for (const body of [ANA, { ...ANA, order: "#7777" }]) {
      const start = performance.now();
      await lookFor(body);
      expect(performance.now() - start).toBeGreaterThanOrEqual(245);
    }
  });

  it.each([
    { order: "1001", contact: "+49 151 12345678" },
    { order: " ＃１００１ ", contact: "(0151) 1234-5678" },
    { order: "wl-1001", contact: "ANA@EXAMPLE.COM " },
  ])("forgives how it is typed: %j", async (typed) => {
    expect(await (await lookFor(typed)).text()).toContain("Linen throw");
  });

  it.each([
    { order: "1001", contact: "50 667" },
    { order: "jd00341234-5678", contact: "" },
    { order: "JD 0034 1234 5678", contact: "eve@example.com" },
  ])("shows where it is and when it comes, and nothing more: %j", async (typed) => {
    const text = await (await lookFor(typed, { query: { view: "fragment" } })).text();
    expect(text).toContain('data-stage="in_transit"');
    expect(text).not.toMatch(/Linen throw|Cologne|DHL|data-own-path|\/t\//);
    expect(text.includes("#1001")).toBe(typed.order === "1001");
    expect(await db.trackingLink.count()).toBe(0);
    await factsStored();
    expect(await db.fact.findMany()).toMatchObject([{ kind: "lookup_hit", orderId }]);
  });

  it("finds nothing of another shop, by whatever key", async () => {
    const keys = [ANA, { order: "1001", contact: "50667" }, { order: PARCEL_NUMBER, contact: "" }];
    for (const typed of keys) {
      expect(await (await lookFor(typed, { shop: OTHER_SHOP })).text()).not.toMatch(/class="ag-order"|Linen/);
    }
  });

  it("ends trying tracking numbers after ten tries from one address", async () => {
    const statuses = await Promise.all(
      Array.from({ length: 11 }, (_, count) => lookFor({ order: `JD9990000${count}`, contact: "" })),
    );
    expect(statuses.filter((one) => one.status === 429)).toHaveLength(1);
    expect((await lookFor(ANA)).status).toBe(200);
  });

  it("keeps one visitor from closing the look-up for everybody", async () => {
    const tries = Array.from({ length: 320 }, (_, count) => String(count));
    await mapAtMost(40, tries, (order) => lookFor({ order, contact: "eve@example.com" }));
    expect((await lookFor(ANA, { address: "198.51.100.9" })).status).toBe(200);
    const shopCounter = (await db.rateLimit.findMany()).find((row) => row.key.startsWith("shop:"));
    expect(shopCounter?.points).toBeLessThanOrEqual(20);
  });

  it("ends guessing an order's contact after five tries, for known and unknown orders alike", async () => {
    const guess = async (order: string, contact: string) => {
      const response = await lookFor(
        { order, contact },
        { address: `2001:db8:${Math.floor(Math.random() * 65_535).toString(16)}::1` },
      );
      const refused = response.status === 429 && { headers: [...response.headers], text: await response.text() };
      return [response.status, refused] as const;
    };
    for (let count = 0; count < 5; count += 1) {
      expect((await guess("1001", `eve${count}@example.com`))[0]).toBe(200);
      expect((await guess("#7777", `eve${count}@example.com`))[0]).toBe(200);
    }
    const [known, unknown] = [await guess("#1001", "ana@example.com"), await guess("7777", "ana@example.com")];
    expect(known[0]).toBe(429);
    expect(known).toEqual(unknown);
  });

  it("lets the shopper look as often as they like", async () => {
    for (let count = 0; count < 7; count += 1) expect((await lookFor(ANA)).status).toBe(200);
    expect(await (await lookFor(ANA)).text()).toContain("Linen throw");
  });

  it("ends guessing from one address after twenty tries", async () => {
    const statuses = await Promise.all(
      Array.from({ length: 21 }, (_, count) => lookFor({ order: String(count), contact: "eve@example.com" })),
    );
    expect(statuses.filter((one) => one.status === 429)).toHaveLength(1);
    expect((await lookFor(ANA, { address: "198.51.100.9" })).status).toBe(200);
  });

  it("stores neither the address nor the number it counts by", async () => {
    await lookFor(ANA);
    const keys = (await db.rateLimit.findMany()).map((row) => row.key).join();
    expect(keys).not.toMatch(/203\.0|1001|willow/);
  });

  it("does not read a body that is too long", async () => {
    const response = await lookFor({ ...ANA, more: "x".repeat(10_000) });
    expect(await response.text()).toContain("We found no order");
  });

  it("answers an element with the fragment alone", async () => {
    const response = await lookFor(ANA, { query: { view: "fragment" } });
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    const text = await response.text();
    expect(text).toMatch(/^<div\s+class="ag-order"/);
    expect(text).not.toMatch(/<style>|<script>/);
  });
});

describe("a customer who is logged in", () => {
  const loggedIn = (id: string, shop = WILLOW) => openForm({ shop, query: { logged_in_customer_id: id } });

  it("sees number, day and status of their own orders of this shop, at most five, and nothing in them", async () => {
    for (let number = 1002; number < 1008; number += 1) await placeOrder(WILLOW, `#${number}`);
    await placeOrder(OTHER_SHOP, "#9001");
    const text = await (await loggedIn("7")).text();
    expect(text.match(/#10\d\d(?=<\/bdi>)/g)).toHaveLength(5);
    expect(text).toContain("Ordered on");
    expect(text).toContain("On its way");
    expect(text).not.toMatch(/Linen throw|Cologne|DHL|JD 0034|\/t\/|#9001/);
    expect(await (await loggedIn("7", OTHER_SHOP)).text()).toContain("#9001");
  });

  it("sees nobody else's, and none that was redacted", async () => {
    for (const id of ["8", "", "77"])
      expect(await (await loggedIn(id)).text()).not.toContain('data-afterglow="recent"');
    await db.order.update({ where: { id: orderId }, data: { redactedAt: new Date() } });
    expect(await (await loggedIn("7")).text()).not.toContain('data-afterglow="recent"');
  });

  it("opens none of them by being logged in", async () => {
    const asked = { query: { logged_in_customer_id: "7" } };
    expect(await (await lookFor({ order: "1001", contact: "" }, asked)).text()).not.toContain("Linen throw");
    expect((await openLink(orderId, asked)).status).toBe(404);
  });
});

describe("every answer", () => {
  it.each([
    ["the form", () => openForm(), 200],
    ["a redirect", () => openForm({ query: { utm_source: "mail" } }), 302],
    ["a miss", () => lookFor({ ...ANA, contact: "eve@example.com" }), 200],
    ["a hit", () => lookFor(ANA), 200],
    ["an unknown link", () => openLink("A".repeat(24)), 404],
    ["an unknown address", () => openNowhere(), 404],
    ["a shop we do not know", () => openForm({ shop: "nobody.myshopify.com" }), 404],
    ["a forged shop", () => form.loader(toArgs(new Request(request("").url.replace("willow", "oak")))), 401],
    ["a parameter we do not know in a POST", () => lookFor(ANA, { query: { utm_source: "mail" } }), 400],
    ["a click", () => click("A".repeat(24), { kind: "help_click" }), 204],
  ] as [string, () => Promise<Response>, number][])("is private: %s", async (_, ask, status) => {
    const response = await ask();
    expect(response.status).toBe(status);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(response.headers.get("X-Robots-Tag")).toContain("noindex");
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(response.headers.get("Location") ?? "").not.toMatch(/[@?]/);
  });

  it("is private when there were too many tries, too", async () => {
    const token = await tokenOf();
    const opened = await Promise.all(Array.from({ length: 61 }, () => openLink(token)));
    const guessed = await Promise.all(Array.from({ length: 61 }, () => openLink("B".repeat(24))));
    const closed = [opened, guessed].map((answers) => answers.filter((one) => one.status === 429));
    expect(closed.map((answers) => answers.length)).toEqual([1, 1]);
    const read = await Promise.all(closed.flat().map(async (one) => [[...one.headers], await one.text()]));
    expect(read[0]).toEqual(read[1]);
    expect(closed.flat()[0]?.headers.get("Cache-Control")).toBe("no-store");
  });
});

describe("the link in a message", () => {
  it("opens the order, and counts the visit of a person", async () => {
    const response = await openLink(await tokenOf());
    expect([response.status, response.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
    expect(await response.text()).toContain("Linen throw");
    await openLink(await tokenOf(), { userAgent: "WhatsApp/2.24 A" });
    await openLink(await tokenOf(), { query: { view: "fragment" } });
    await factsStored();
    expect(await db.fact.findMany()).toMatchObject([
      { kind: "page_view", orderId, shop: WILLOW, props: { surface: "page" } },
    ]);
  });

  it.each([
    ["unknown", () => Promise.resolve("A".repeat(24))],
    ["no token at all", () => Promise.resolve("../../etc/passwd")],
    [
      "revoked",
      async () => {
        const token = await tokenOf();
        await revokeTrackingLinks(db, WILLOW, orderId);
        return token;
      },
    ],
    ["another shop's", async () => tokenOf(OTHER_SHOP, await placeOrder(OTHER_SHOP, "#2002"))],
  ])("leads to the form when it is %s", async (_, makeToken) => {
    const response = await openLink(await makeToken());
    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toContain("This link is no longer valid");
    expect(text).not.toContain("Linen throw");
  });

  it("shows nothing of a redacted order", async () => {
    await db.order.update({ where: { id: orderId }, data: { redactedAt: new Date() } });
    expect(await (await openLink(await tokenOf())).text()).not.toMatch(/Linen throw|Cologne|JD 0034/);
  });

  it("counts clicks, and only those we know", async () => {
    const token = await tokenOf();
    const answers = [
      await click(token, { kind: "pick_click", position: "2" }),
      await click(token, { kind: "carrier_click", surface: "block" }),
      await click(token, { kind: "carrier_click", surface: "block" }),
      await click(token, { kind: "order_paid" }),
      await click("A".repeat(24), { kind: "help_click" }),
      await click(token, { kind: "help_click" }, { userAgent: "curl/8" }),
      await click(token, { kind: "help_click" }, { shop: OTHER_SHOP }),
    ];
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 204));
    await factsStored();
    expect(await db.fact.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { kind: "pick_click", orderId, props: { position: 2, surface: "page" } },
      { kind: "carrier_click", orderId, props: { surface: "block" } },
    ]);
  });
});
