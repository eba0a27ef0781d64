import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { orderBody } from "#app/orders/order-body.ts";
import { recordOrder } from "#app/orders/record-order.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { ago, eventJson, FULFILLMENT_GID, fulfillmentJson, ORDER_GID, orderJson } from "#tests/support/bodies.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { backfillShop } from "./backfill.server.ts";
import { fulfillmentBody } from "./fulfillment-body.ts";
import { fulfillmentEventBody } from "./fulfillment-event-body.ts";
import { rereadOddOrder } from "./odd-order.server.ts";
import { reconcileShop } from "./reconcile.server.ts";
import { recordFulfillment } from "./record-fulfillment.server.ts";
import { recordFulfillmentEvent } from "./record-fulfillment-event.server.ts";
import { refreshOrder } from "./refresh-order.server.ts";

const noMore = { hasNextPage: false, endCursor: null };
const money = (amount: string) => ({ shopMoney: { amount } });

/** Order #1001 as the Admin API tells it, its one parcel in transit. */
function orderNode(changes: object = {}) {
  return {
    ...{ id: ORDER_GID, name: "#1001", number: 1, createdAt: ago(600), processedAt: ago(600), updatedAt: ago(30) },
    ...{ cancelledAt: null, cancelReason: null, displayFinancialStatus: "PAID", currencyCode: "EUR" },
    ...{ totalPriceSet: money("98.0"), totalRefundedSet: money("0.0"), customerLocale: "de", email: "ana@example.com" },
    ...{ customerAcceptsMarketing: false, phone: null, billingAddress: null },
    shippingAddress: {
      ...{ firstName: "Ana", phone: null, city: "Köln", zip: "50667", province: null, provinceCode: null },
      countryCodeV2: "DE",
    },
    lineItems: {
      nodes: [
        {
          ...{ id: "gid://shopify/LineItem/6001", title: "Linen throw", variantTitle: null, requiresShipping: true },
          ...{ quantity: 2, currentQuantity: 2, product: { id: "gid://shopify/Product/8001" }, variant: null },
          originalUnitPriceSet: money("49.0"),
        },
      ],
      pageInfo: noMore,
    },
    refunds: [],
    fulfillments: [fulfillmentNode()],
    ...changes,
  };
}

function fulfillmentNode(changes: object = {}) {
  return {
    ...{ id: FULFILLMENT_GID, name: "#1001-F1", status: "SUCCESS", displayStatus: "IN_TRANSIT", createdAt: ago(400) },
    ...{ updatedAt: ago(200), inTransitAt: ago(210), deliveredAt: null, estimatedDeliveryAt: null },
    trackingInfo: [{ company: "DHL", number: "JD1", url: "https://dhl.example/JD1" }],
    fulfillmentLineItems: {
      nodes: [{ quantity: 2, lineItem: { id: "gid://shopify/LineItem/6001" } }],
      pageInfo: noMore,
    },
    events: {
      nodes: [
        {
          ...{ id: "gid://shopify/FulfillmentEvent/7999", status: "IN_TRANSIT", message: null, happenedAt: ago(220) },
          ...{ city: "Köln", province: null, country: "DE", estimatedDeliveryAt: null },
        },
      ],
      pageInfo: noMore,
    },
    ...changes,
  };
}

const page = (nodes: object[], pageInfo: object = noMore) => ({ orders: { nodes, pageInfo } });
const parcel = () => db.shipment.findFirstOrThrow({ where: { shop: WILLOW } });
const origins = async () => [...new Set((await waitingJobs()).flatMap(({ payload }) => payload.origin ?? []))];

/** A shop whose one order is #1001; returns the operations that were asked for. */
async function answerWith(order: ReturnType<typeof orderNode> | null) {
  const asked: string[] = [];
  await answerAdmin((operation) => {
    asked.push(operation);
    if (operation === "OrderById") return { order };
    if (operation === "FulfillmentById") return { fulfillment: order?.fulfillments[0] ?? null };
    return page(order ? [order] : []);
  });
  return asked;
}

beforeEach(async () => {
  await db.order.deleteMany();
  await db.inboxItem.deleteMany();
  await db.syncCursor.deleteMany();
  await db.syncRun.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
});

describe("news about an order we do not know", () => {
  it("makes a fulfillment ask for it first", async () => {
    const asked = await answerWith(orderNode());
    expect(
      await recordFulfillment(WILLOW, fulfillmentBody.parse(fulfillmentJson({ updated_at: ago(100) })), "webhook"),
    ).toBe(false);
    expect(asked).toEqual(["OrderById", "FulfillmentById"]);
    expect(await parcel()).toMatchObject({ number: "JD1", status: "in_transit", statusAt: new Date(ago(220)) });
    expect(await db.order.findFirstOrThrow()).toMatchObject({ name: "#1001", number: 1001, totalMinor: 9800n });
    expect(await origins()).toEqual(["webhook"]);
  });

  it("makes an event ask for it, and the same event is told once", async () => {
    await answerWith(orderNode());
    const known = eventJson("in_transit", 220, { id: 7999 });
    expect(await recordFulfillmentEvent(WILLOW, fulfillmentEventBody.parse(known), "webhook")).toBe(false);
    const fresh = eventJson("out_for_delivery", 20);
    expect(await recordFulfillmentEvent(WILLOW, fulfillmentEventBody.parse(fresh), "webhook")).toBe(true);
    expect((await parcel()).status).toBe("out_for_delivery");
    expect(await db.trackingEvent.count({ where: { source: "shopify" } })).toBe(2);
  });

  it("is left when Shopify does not know the order either", async () => {
    await answerWith(null);
    expect(await recordFulfillment(WILLOW, fulfillmentBody.parse(fulfillmentJson()), "webhook")).toBeNull();
    const event = fulfillmentEventBody.parse(eventJson("delivered", 5));
    expect(await recordFulfillmentEvent(WILLOW, event, "webhook")).toBeNull();
    expect(await db.fulfillment.count()).toBe(0);
  });

  it("is tried again later when the fulfillment does not show yet", async () => {
    await answerWith(orderNode({ fulfillments: [] }));
    const event = fulfillmentEventBody.parse(eventJson("delivered", 5));
    await expect(recordFulfillmentEvent(WILLOW, event, "webhook")).rejects.toThrow("does not show");
  });
});

describe("refreshOrder", () => {
  it("brings an edited order in line", async () => {
    const { orderId } = await recordOrder(WILLOW, orderBody.parse(orderJson()), "webhook");
    await answerWith(orderNode());
    expect(await refreshOrder(WILLOW, ORDER_GID, "webhook")).toBe(orderId);
    expect((await db.order.findFirstOrThrow()).totalMinor).toBe(9800n);
  });
});

describe("reconcileShop", () => {
  it("repairs what webhooks did not tell, once", async () => {
    await answerWith(orderNode());
    expect(await reconcileShop(WILLOW)).toEqual({ orders: 1, repaired: 1, odd: 0, expired: 0 });
    expect((await parcel()).status).toBe("in_transit");
    expect(await origins()).toEqual(["reconcile"]);
    expect(await reconcileShop(WILLOW)).toEqual({ orders: 1, repaired: 0, odd: 0, expired: 0 });
  });

  it("asks from an hour before the last time, page by page", async () => {
    const cursorAt = new Date("2026-11-20T12:00:00Z");
    await db.syncCursor.create({ data: { shop: WILLOW, name: "orders", cursorAt } });
    const asked: unknown[] = [];
    await answerAdmin((_operation, variables) => {
      asked.push([variables.query, variables.after]);
      return variables.after ? page([]) : page([orderNode()], { hasNextPage: true, endCursor: "second" });
    });
    await reconcileShop(WILLOW);
    const query = "updated_at:>='2026-11-20T11:00:00.000Z'";
    expect(asked).toEqual([
      [query, null],
      [query, "second"],
    ]);
    const moved = await db.syncCursor.findFirstOrThrow({ where: { shop: WILLOW } });
    expect(moved.cursorAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it("leaves the cursor where it was when a page fails", async () => {
    const cursorAt = new Date("2026-11-20T12:00:00Z");
    await db.syncCursor.create({ data: { shop: WILLOW, name: "orders", cursorAt } });
    await answerAdmin((_operation, variables) =>
      variables.after ? { orders: null } : page([orderNode()], { hasNextPage: true, endCursor: "second" }),
    );
    await expect(reconcileShop(WILLOW)).rejects.toThrow();
    expect((await db.syncCursor.findFirstOrThrow()).cursorAt).toEqual(cursorAt);
  });

  it("asks for the whole order when the page cuts something off", async () => {
    const asked = await answerWith(orderNode({ totalRefundedSet: money("49.0") }));
    await reconcileShop(WILLOW);
    expect(asked).toEqual(["OrdersPage", "OrderById", "FulfillmentById"]);
  });

  it("keeps an order aside that nobody can read, and reads the others", async () => {
    const gid = "gid://shopify/Order/5009";
    const odd = orderNode({ id: gid, name: "#1009", createdAt: "yesterday", fulfillments: [] });
    await answerAdmin(() => page([odd, orderNode(), { strange: true }]));
    expect(await reconcileShop(WILLOW)).toEqual({ orders: 3, repaired: 1, odd: 2, expired: 0 });
    expect(await reconcileShop(WILLOW)).toEqual({ orders: 3, repaired: 0, odd: 2, expired: 0 });
    expect((await parcel()).status).toBe("in_transit");
    expect(await db.syncCursor.count({ where: { shop: WILLOW } })).toBe(1);
    const rows = await db.inboxItem.findMany({ where: { shop: WILLOW }, orderBy: { webhookId: "asc" } });
    expect(rows.map(({ state, topic, webhookId, attempts }) => ({ state, topic, webhookId, attempts }))).toEqual([
      { state: "failed", topic: "orders/read", webhookId: gid, attempts: 2 },
      { state: "failed", topic: "orders/read", webhookId: "unnamed", attempts: 2 },
    ]);
    expect(rows[0]?.error).toContain("createdAt");
    expect(rows[0]?.error).not.toContain("yesterday");
  });

  it("keeps one aside whose whole order is odd, and reads it again when asked", async () => {
    const whole = orderNode({ totalRefundedSet: money("49.0") });
    let order: object = { ...whole, processedAt: "soon" };
    const answer = (operation: string) => (operation === "OrdersPage" ? page([whole]) : { order });
    await answerAdmin((operation) => answer(operation));
    expect(await reconcileShop(WILLOW)).toMatchObject({ orders: 1, odd: 1 });
    await expect(rereadOddOrder(WILLOW, ORDER_GID)).rejects.toThrow("processedAt");
    order = { ...whole, fulfillments: [] };
    expect(await rereadOddOrder(WILLOW, ORDER_GID)).not.toBeNull();
    expect((await db.order.findFirstOrThrow()).name).toBe("#1001");
  });

  it("stops watching parcels after two months of silence", async () => {
    await answerWith(orderNode());
    await reconcileShop(WILLOW);
    const longAgo = new Date(Date.now() - 70 * 86_400_000);
    await db.trackingEvent.updateMany({ data: { happenedAt: longAgo } });
    await db.shipment.updateMany({ data: { lastEventAt: longAgo } });
    await answerWith(null);
    expect(await reconcileShop(WILLOW)).toMatchObject({ expired: 1 });
    expect((await parcel()).status).toBe("expired");
  });
});

describe("backfillShop", () => {
  const other = orderNode({ id: "gid://shopify/Order/5002", name: "#1002", fulfillments: [] });

  it("reads the past with progress, and goes on where it broke off", async () => {
    let broken = true;
    const asked: unknown[] = [];
    await answerAdmin((operation, variables) => {
      if (operation === "OrdersCount") return { ordersCount: { count: 2 } };
      asked.push(variables.after);
      if (!variables.after) return page([orderNode()], { hasNextPage: true, endCursor: "second" });
      return broken ? { orders: null } : page([other]);
    });
    await expect(backfillShop(WILLOW)).rejects.toThrow();
    expect(await db.syncRun.findFirstOrThrow()).toMatchObject({ kind: "backfill", state: "failed", done: 1, total: 2 });
    broken = false;
    await backfillShop(WILLOW);
    expect(asked).toEqual([null, "second", "second"]);
    const [run, ...more] = await db.syncRun.findMany();
    expect(more).toEqual([]);
    expect(run).toMatchObject({ state: "done", done: 2, total: 2, error: null });
    expect(run?.finishedAt).not.toBeNull();
    expect(await db.order.count()).toBe(2);
    expect(await origins()).toEqual(["backfill"]);
    expect(await db.syncCursor.count({ where: { shop: WILLOW, name: "orders" } })).toBe(1);
  });
});
