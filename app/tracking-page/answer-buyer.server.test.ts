import { beforeEach, describe, expect, it } from "vitest";

import { assignSide } from "#app/attribution/assign-side.server.ts";
import { db } from "#app/db.server.ts";
import { factsStored } from "#app/engagement/record-fact.server.ts";
import { orderBody } from "#app/orders/order-body.ts";
import { recordOrder } from "#app/orders/record-order.server.ts";
import * as route from "#app/routes/api.order-status.ts";
import { recordFulfillment } from "#app/shipments/record-fulfillment.server.ts";
import { fulfillmentBody } from "#app/shipments/fulfillment-body.ts";
import { mintExtensionToken } from "#simulator/shopify/extension-token.ts";
import { CHECKOUT_TOKEN, fulfillmentJson, ORDER_GID, orderJson } from "#tests/support/bodies.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import { openLink } from "#tests/theme/visit.ts";

import type { TrackingView as DrawnView } from "../../extensions/tracking-view/view.ts";
import type { ViewElsewhere } from "./view-elsewhere.ts";

const ANA = "gid://shopify/Customer/9001";
const BEN = "gid://shopify/Customer/9002";
const OTHERS_ORDER = "gid://shopify/Order/5002";
const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1";
const config = { apiKey: "test-api-key", apiSecret: "test-api-secret" };

interface Answer {
  known: boolean;
  v: string;
  view: ViewElsewhere;
  page: { href: string };
  form: { href: string };
}

interface Ask {
  customer?: string | null;
  shop?: string;
  token?: string;
  userAgent?: string;
}

function request(body: unknown, { customer = null, shop = WILLOW, token, userAgent = PHONE }: Ask = {}) {
  const bearer = token ?? mintExtensionToken(config, shop, customer);
  return new Request("https://afterglow.test/api/order-status", {
    method: "POST",
    headers: { Authorization: `Bearer ${bearer}`, Origin: "null", "User-Agent": userAgent },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** As Remix answers: a thrown response is the answer. */
async function ask(body: unknown, options?: Ask): Promise<Response> {
  try {
    return await route.action({ request: request(body, options), params: {}, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

const question = (changes = {}) => ({ surface: "order_status", order: ORDER_GID, ...changes });
const read = async (response: Response) => (await response.json()) as Answer;

beforeEach(async () => {
  await factsStored();
  await Promise.all([db.order.deleteMany(), db.trackingLink.deleteMany(), db.fact.deleteMany()]);
  await installWillow({ uninstalledAt: null });
  await installWillow({}, OTHER_SHOP);
  await recordOrder(WILLOW, orderBody.parse(orderJson()), "webhook");
  const bens = { id: 5002, admin_graphql_api_id: OTHERS_ORDER, name: "#1002", order_number: 1002 };
  await recordOrder(
    WILLOW,
    orderBody.parse(orderJson({ ...bens, customer: { id: 9002 }, checkout_token: null })),
    "webhook",
  );
});

describe("an order that has just been placed", () => {
  const refreshOf = async () => {
    const told = await ask(question({ locale: "en" }), { customer: ANA });
    return ((await told.json()) as { refreshSeconds: number }).refreshSeconds;
  };

  it("is asked for again within seconds, until its days are known or seem not to come", async () => {
    const { id: orderId } = await db.order.findFirstOrThrow({ where: { shop: WILLOW, gid: ORDER_GID } });
    const placedAgo = (seconds: number) =>
      db.order.update({ where: { id: orderId }, data: { placedAt: new Date(Date.now() - seconds * 1_000) } });
    await placedAgo(20);
    expect(await refreshOf()).toBe(5);
    await placedAgo(300);
    expect(await refreshOf()).toBe(60);
    await placedAgo(20);
    const later = new Date(Date.now() + 6 * 86_400_000);
    const window = { shipsByOn: later, earliestOn: later, latestOn: later };
    await db.orderEstimate.create({ data: { shop: WILLOW, orderId, ...window, basis: "rule" } });
    expect(await refreshOf()).toBe(60);
    await db.orderEstimate.deleteMany();
  });
});

describe("the days that Shopify's own pages name", () => {
  it("are in the books with their page, and nowhere for another buyer, a machine, and who is not to be counted", async () => {
    const { id: orderId } = await db.order.findFirstOrThrow({ where: { shop: WILLOW, gid: ORDER_GID } });
    const later = new Date(Date.now() + 6 * 86_400_000);
    const window = { shipsByOn: later, earliestOn: later, latestOn: later };
    await db.orderEstimate.create({ data: { shop: WILLOW, orderId, ...window, basis: "rule" } });
    const told = async () => {
      await factsStored();
      const rows = await db.toldWindow.findMany({ where: { orderId }, orderBy: { surface: "asc" } });
      return rows.map(({ surface, subjectId }) => [surface, subjectId]);
    };
    await ask(question(), { customer: BEN });
    await ask(question(), { customer: ANA, userAgent: "curl/8" });
    await ask(question({ privacy: "no" }), { customer: ANA });
    expect(await told()).toEqual([]);
    await db.order.update({ where: { id: orderId }, data: { optedOutAt: null } });
    for (const surface of ["order_status", "thank_you", "thank_you"])
      await ask(question({ surface }), { customer: ANA });
    expect(await told()).toEqual([["order_status", orderId], ["thank_you", orderId]]); // prettier-ignore
    await db.orderEstimate.deleteMany();
  });
});

describe("picks on Shopify's own pages", () => {
  const TEA = "gid://shopify/Product/8900";
  let orderId: string;

  const trial = () => db.pickTrial.findUnique({ where: { orderId } });
  const lookAt = async (changes = {}) => {
    const response = await ask(question({ locale: "en", ...changes }), { customer: ANA });
    await factsStored();
    return (response.status === 204 ? null : await read(response)) as Answer;
  };

  beforeEach(async () => {
    await db.$executeRaw`truncate "Product", "Pick", "PickClick"`;
    const past = new Date(Date.now() - 86_400_000);
    await db.product.create({
      data: {
        ...{ shop: WILLOW, gid: TEA, handle: "tea", title: "Green tea", tags: [], status: "active", available: true },
        ...{ publishedAt: past, priceMinor: 900n, currency: "EUR", createdAt: past, sourceUpdatedAt: past },
      },
    });
    ({ id: orderId } = await db.order.findFirstOrThrow({ where: { shop: WILLOW, gid: ORDER_GID } }));
    const pick = { position: 0, productGid: TEA, kind: "best_seller", score: 1 };
    await db.pick.create({ data: { shop: WILLOW, orderId, ...pick } });
    await assignSide(WILLOW, orderId);
  });

  it("are noted as due, and a click counts as the pick it was made on", async () => {
    const { view } = await lookAt({ picks: true });
    expect(await trial()).toMatchObject({ dueOn: "order_status" });
    const id = view.picks?.cards[0]?.clickId;
    await ask(question({ click: { kind: "pick_click", position: 0, id } }), { customer: ANA });
    await ask(question({ click: { kind: "pick_click", position: 0, id } }), { customer: BEN });
    await factsStored();
    expect(await db.pickClick.findMany()).toMatchObject([{ orderId, productGid: TEA, surface: "order_status" }]);
  });

  it("are not due where the merchant has switched them off", async () => {
    await lookAt({ picks: false });
    expect((await trial())?.dueAt).toBeNull();
  });

  it("are held back from who is held out", async () => {
    await installWillow({ pickSettings: { holdOutPercent: 50 } });
    await db.pickTrial.update({ where: { orderId }, data: { isHeldOut: true, percent: 50 } });
    expect((await lookAt()).view.picks).toBeNull();
    expect(await trial()).toMatchObject({ dueOn: "order_status" });
    await installWillow({ pickSettings: {} });
  });

  it("are counted no more for who has told the shop's banner no, whatever another device says", async () => {
    const id = (await lookAt()).view.picks?.cards[0]?.clickId;
    await db.fact.deleteMany();
    expect((await lookAt({ privacy: "no" })).view.headline).not.toBe("");
    expect(await trial()).toBeNull();
    expect(await db.fact.count()).toBe(0);
    await lookAt({ privacy: null });
    expect(await db.fact.count()).toBe(0);
    expect((await lookAt({ privacy: "yes" })).view.isUncounted).toBe(true);
    expect(await trial()).toBeNull();
    for (const kind of ["pick_click", "carrier_click"]) {
      await ask(question({ click: { kind, position: 0, id } }), { customer: ANA });
    }
    await factsStored();
    expect([await db.fact.count(), await db.pickClick.count()]).toEqual([0, 0]);
  });
});

describe("the order's own buyer", () => {
  it("reads the view, with every link leading into the shop", async () => {
    await recordFulfillment(WILLOW, fulfillmentBody.parse(fulfillmentJson()), "webhook");
    const response = await ask(question({ locale: "en" }), { customer: ANA });
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const { known, view, page } = await read(response);
    expect([known, view.orderName, view.parcels.length]).toEqual([true, "#1001", 1]);
    expect(view.parcels[0]?.items.map((item) => item.title)).toContain("Linen throw");
    const hrefs = JSON.stringify(view).match(/"(?:href|mapHref)":"[^"]*"/g) ?? [];
    for (const href of hrefs) expect(href).toMatch(/:"(https?:|mailto:)/);
    const [, token = ""] = /^https:\/\/willow\.example\/apps\/track\/t\/([\w-]{22,64})$/.exec(page.href) ?? [];
    expect((await openLink(token)).status).toBe(200);
    expect(view.help).toMatchObject({ href: `${page.href}/help/order_status`, kind: null });
    expect(JSON.stringify(view)).not.toMatch(/ana@|silva|50667|weidenweg|178/i);
  });

  it.each([
    ["a guest with the checkout's token", { checkoutToken: CHECKOUT_TOKEN }, {}],
    [
      "the thank-you page, which calls the order by another name",
      { surface: "thank_you", order: "gid://shopify/OrderIdentity/5001", checkoutToken: CHECKOUT_TOKEN },
      {},
    ],
    ["a customer on somebody's device", {}, { customer: ANA }],
  ])("is %s", async (_who, changes, options) => {
    expect((await read(await ask(question(changes), options))).view.orderName).toBe("#1001");
  });

  it("reads it in their own language", async () => {
    const { view } = await read(await ask(question({ locale: "ar" }), { customer: ANA }));
    expect([view.locale.slice(0, 2), view.dir]).toEqual(["ar", "rtl"]);
    expect((await read(await ask(question({ locale: "%$§" }), { customer: ANA }))).view.locale.slice(0, 2)).toBe("de");
  });

  it("is not sent the same twice, and counted once", async () => {
    const { v } = await read(await ask(question(), { customer: ANA }));
    const again = await ask(question({ v }), { customer: ANA });
    expect([again.status, await again.text(), again.headers.get("Access-Control-Allow-Origin")]).toEqual([
      204,
      "",
      "*",
    ]);
    await recordFulfillment(WILLOW, fulfillmentBody.parse(fulfillmentJson()), "webhook");
    expect((await ask(question({ v }), { customer: ANA })).status).toBe(200);
    await factsStored();
    expect(await db.fact.findMany({ select: { kind: true, props: true } })).toEqual([
      { kind: "page_view", props: { surface: "order_status" } },
    ]);
  });

  it("is counted when following a link; nobody else is", async () => {
    const click = { kind: "pick_click", position: 2 };
    expect((await ask(question({ click }), { customer: ANA })).status).toBe(204);
    expect((await ask(question({ click }), { customer: BEN })).status).toBe(204);
    expect((await ask(question({ click: { kind: "page_view" } }), { customer: ANA })).status).toBe(400);
    await factsStored();
    expect(await db.fact.findMany({ select: { kind: true, props: true } })).toEqual([
      { kind: "pick_click", props: { surface: "order_status", position: 2 } },
    ]);
  });
});

it("tells what the extensions draw", () => {
  // A promise to the compiler: every field that an extension reads is one that the app writes.
  const drawn = (view: ViewElsewhere): DrawnView => view;
  expect(drawn).toBeTypeOf("function");
});

describe("everybody else", () => {
  const strangers: [string, object, Ask][] = [
    ["another customer", question(), { customer: BEN }],
    ["a guest without a token", question(), {}],
    ["a guest with a wrong token", question({ checkoutToken: "0".repeat(32) }), {}],
    ["the token of another order", question({ order: OTHERS_ORDER, checkoutToken: CHECKOUT_TOKEN }), {}],
    ["somebody who asks for no order there is", question({ order: "gid://shopify/Order/1" }), { customer: ANA }],
  ];

  it.each(strangers)("%s hears what an order hears that is not known yet", async (_who, body, options) => {
    const response = await ask(body, options);
    const text = await response.text();
    expect(response.status).toBe(404);
    expect(text).toBe(await (await ask(question({ order: "gid://shopify/Order/99" }), {})).text());
    expect(text).not.toMatch(/1001|1002|Linen/);
    const { known, view, form } = JSON.parse(text) as Answer;
    expect([known, view.stage, view.parcels, form.href]).toEqual([
      ...[false, "received", []],
      "https://willow.example/apps/track",
    ]);
    expect(await db.trackingLink.count()).toBe(0);
  });

  it("of another shop learns nothing, whatever they know", async () => {
    const response = await ask(question({ checkoutToken: CHECKOUT_TOKEN }), { customer: ANA, shop: OTHER_SHOP });
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("1001");
  });

  it("of a shop that has left, or never came, hears nothing", async () => {
    await installWillow({ uninstalledAt: new Date() });
    for (const shop of [WILLOW, "nobody.myshopify.com"]) {
      const response = await ask(question({ checkoutToken: CHECKOUT_TOKEN }), { customer: ANA, shop });
      expect([response.status, await response.json()]).toEqual([404, { known: false, view: null, form: null }]);
    }
  });
});

describe("the door", () => {
  it("answers the browser's first question, from anywhere", async () => {
    const options = new Request("https://afterglow.test/api/order-status", {
      method: "OPTIONS",
      headers: { Origin: "null" },
    });
    const thrown: unknown = await route
      .loader({ request: options, params: {}, context: {} })
      .catch((one: unknown) => one);
    expect(thrown).toBeInstanceOf(Response);
    const { status, headers } = thrown as Response;
    expect([status, headers.get("Access-Control-Allow-Origin")]).toEqual([204, "*"]);
    expect(headers.get("Access-Control-Allow-Headers")).toBe("Authorization, Content-Type");
  });

  it("takes no token that Shopify has not signed, or whose time is over", async () => {
    const forged = mintExtensionToken({ ...config, apiSecret: "guessed" }, WILLOW, ANA);
    const over = mintExtensionToken(config, WILLOW, ANA, new Date(Date.now() - 3_600_000));
    for (const token of [forged, over, "nonsense", ""]) {
      const response = await ask(question(), { token });
      expect([response.status, response.headers.get("Access-Control-Allow-Origin")]).toEqual([401, "*"]);
    }
  });

  it("reads no nonsense, and not much of it", async () => {
    const bodies = [
      "",
      "{",
      "[]",
      "null",
      question({ order: "gid://shopify/Order/1'--" }),
      question({ v: "a".repeat(5_000) }),
    ];
    for (const body of bodies) expect((await ask(body, { customer: ANA })).status).toBe(400);
  });

  it("tells bots nothing and counts none", async () => {
    const bot = await ask(question(), { customer: ANA, userAgent: "Googlebot/2.1 (+http://www.google.com/bot.html)" });
    expect(bot.status).toBe(410);
    await factsStored();
    expect(await db.fact.count()).toBe(0);
  });

  it("closes for a while when one customer asks too often, and for nobody else", async () => {
    const eve = "gid://shopify/Customer/666";
    const statuses = [];
    for (let count = 0; count < 62; count += 1) statuses.push((await ask(question(), { customer: eve })).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
    expect((await ask(question({ checkoutToken: CHECKOUT_TOKEN }))).status).toBe(200);
  });
});
