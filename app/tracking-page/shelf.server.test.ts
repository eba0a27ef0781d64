import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";
import * as shelf from "#app/routes/proxy.track.picks.($id).ts";
import { teach } from "#tests/support/teach.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import { renderLiquid } from "#tests/theme/theme.ts";
import { type Ask, placeOrder, request } from "#tests/theme/visit.ts";

const VASE = "gid://shopify/Product/101";
const longAgo = new Date("2026-01-01");

const gidOf = (number: number) => `gid://shopify/Product/${number}`;

async function stock(number: number, change: object = {}, shop = WILLOW) {
  const dates = { publishedAt: longAgo, createdAt: longAgo, sourceUpdatedAt: longAgo };
  const facts = { priceMinor: 1_000n, currency: "EUR", available: true, status: "active", tags: [], ...dates };
  const names = { handle: `thing-${number}`, title: `Nr ${number}`, productType: `Kind ${number}` };
  await db.product.create({ data: { shop, gid: gidOf(number), ...names, ...facts, ...change } });
}

function openShelf(id?: string, ask?: Ask) {
  const path = id === undefined ? "/picks" : `/picks/${id}`;
  const params = id === undefined ? {} : { id };
  return shelf.loader({ request: request(path, ask), params, context: {} });
}

async function handles(id?: string, ask?: Ask): Promise<string[]> {
  const text = await (await openShelf(id, ask)).text();
  return [...text.matchAll(/all_products\["([^"]+)"\]/g)].map(([, handle]) => handle ?? "");
}

beforeEach(async () => {
  await db.$executeRaw`truncate "Product", "ProductEvidence", "RecommenderModel"`;
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  for (const number of [101, 102, 103, 104, 105]) await stock(number);
  await teach(WILLOW, {
    selling: { [gidOf(101)]: 9, [gidOf(104)]: 7, [gidOf(105)]: 4 },
    together: { [VASE]: { [gidOf(102)]: 5, [gidOf(103)]: 3 } },
  });
});

describe("the shelf beside a product", () => {
  it("holds what goes with it first, then the best of the shop, and never the product itself", async () => {
    expect(await handles("101")).toEqual(["thing-102", "thing-103", "thing-104", "thing-105"]);
  });

  it("leaves out what cannot be bought, what is hidden, and a cheaper twin", async () => {
    await db.product.update({
      where: { shop_gid: { shop: WILLOW, gid: gidOf(102) } },
      data: { available: false },
    });
    await db.product.update({ where: { shop_gid: { shop: WILLOW, gid: gidOf(103) } }, data: { publishedAt: null } });
    const twin = { title: "Nr 101 in blue", productType: "Kind 101", priceMinor: 900n };
    await db.product.update({ where: { shop_gid: { shop: WILLOW, gid: gidOf(104) } }, data: twin });
    expect(await handles("101")).toEqual(["thing-105"]);
  });

  it("has the best sellers beside a product we do not know", async () => {
    expect(await handles("999")).toEqual(["thing-101", "thing-104", "thing-105"]);
  });

  it("is Liquid without the theme around it, which a visitor may keep for minutes", async () => {
    const response = await openShelf("101");
    expect(response.headers.get("Content-Type")).toBe("application/liquid; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toBe("private, max-age=300");
    expect(response.headers.get("X-Robots-Tag")).toContain("noindex");
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(await response.text()).toMatch(/^\{%- layout none -%\}/);
  });

  it("is for those whom Shopify sent, and for numbers", async () => {
    const asked = request("/picks/101");
    const forged = new Request(asked.url.replace("willow", "oak"), { headers: asked.headers });
    expect((await shelf.loader({ request: forged, params: { id: "101" }, context: {} })).status).toBe(401);
    for (const id of ["abc", "1e5", "-1", "1".repeat(21)]) expect((await openShelf(id)).status).toBe(404);
  });

  it("knows nothing of another shop", async () => {
    expect(await handles("101", { shop: OTHER_SHOP })).toEqual([]);
  });
});

describe("the shelf of the shop", () => {
  it("holds what sells best", async () => {
    expect(await handles()).toEqual(["thing-101", "thing-104", "thing-105"]);
  });

  it("is empty before anything is known", async () => {
    await db.recommenderModel.deleteMany();
    const text = await (await openShelf()).text();
    expect(text).not.toContain("<li");
  });
});

describe("text of others on the shelf", () => {
  const ATTACK = '"] }}{{ shop.secret }}<script>alert(1)</script>';

  it("leaves out a handle that is none", async () => {
    await db.product.update({ where: { shop_gid: { shop: WILLOW, gid: gidOf(102) } }, data: { handle: ATTACK } });
    expect(await handles("101")).toEqual(["thing-103", "thing-104", "thing-105"]);
    expect(await (await openShelf("101")).text()).not.toContain("secret");
  });

  it("shows a product's title, never obeys it", async () => {
    const image = { src: `x" onerror="alert(1)`, alt: ATTACK, toString: () => "/images/thing.jpg" };
    const product = {
      title: ATTACK,
      url: "/products/thing-102",
      price_min: 1000,
      available: true,
      featured_image: image,
    };
    const text = await (await openShelf("101")).text();
    const drawn = await renderLiquid(text.replace("{%- layout none -%}", ""), {
      all_products: { "thing-102": product },
    });
    expect(drawn).toContain("{{ shop.secret }}&lt;script&gt;");
    expect(drawn).not.toMatch(/<script|shop-secret|<[^>]*\son\w+=/);
    expect(drawn.match(/<li/g)).toHaveLength(1);
  });
});

describe("a click on a shelf", () => {
  async function followFirst(ask: Ask = {}, id?: string) {
    const signed = /data-click="([\w-]+)"/.exec(await (await openShelf("101")).text())?.[1] ?? "";
    const body = { id: id ?? signed };
    const response = await shelf.action({ request: request("/picks/101", { ...ask, body }), params: {}, context: {} });
    expect(response.status).toBe(204);
    await finishAfterwards();
    return db.pickClick.findMany({ where: { shop: WILLOW } });
  }

  beforeEach(() => db.$executeRaw`truncate "Order", "PickClick" cascade`);

  it("is counted, and is nobody's", async () => {
    expect(await followFirst()).toMatchObject([
      { orderId: null, productGid: gidOf(102), surface: "shelf", kind: "completes", position: 0 },
    ]);
  });

  it("belongs to the last order of who is logged in, unless they do not want to be counted", async () => {
    const orderId = await placeOrder();
    expect(await followFirst({ query: { logged_in_customer_id: "7" } })).toMatchObject([{ orderId }]);
    await db.pickClick.deleteMany();
    await db.order.update({ where: { id: orderId }, data: { optedOutAt: new Date() } });
    expect(await followFirst({ query: { logged_in_customer_id: "7" } })).toEqual([]);
    expect(await followFirst({ query: { logged_in_customer_id: "8" } })).toMatchObject([{ orderId: null }]);
  });

  it("counts for nothing when it is invented, another shop's or a machine's", async () => {
    expect(await followFirst({}, "A".repeat(60))).toEqual([]);
    expect(await followFirst({ userAgent: "curl/8" })).toEqual([]);
    expect(await followFirst({ shop: OTHER_SHOP })).toEqual([]);
  });
});
