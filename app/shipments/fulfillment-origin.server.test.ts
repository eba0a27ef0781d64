import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { orderBody } from "#app/orders/order-body.ts";
import { recordOrder } from "#app/orders/record-order.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { ago, FULFILLMENT_GID, fulfillmentJson, ORDER_GID, orderJson } from "#tests/support/bodies.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { fulfillmentBody } from "./fulfillment-body.ts";
import { recordFulfillment } from "./record-fulfillment.server.ts";
import { refreshOrder } from "./refresh-order.server.ts";

const VENLO = { address1: "Columbusweg 1", city: "Venlo", country_code: "NL", province_code: "LI", zip: "5928 LA" };
const NOTHING = { locationId: null, originCountry: null, originRegion: null, originArea: null };
const AT_VENLO = { originCountry: "NL", originRegion: "LI", originArea: "592" };

const send = (changes: object) =>
  recordFulfillment(WILLOW, fulfillmentBody.parse(fulfillmentJson({ ...changes })), "webhook");
const known = () =>
  db.fulfillment.findFirstOrThrow({
    select: { locationId: true, originCountry: true, originRegion: true, originArea: true },
  });

/** What the Admin API tells of the fulfillment, changed later than any webhook. */
async function askShopify(originAddress: object | null) {
  const nothing = { nodes: [], pageInfo: { hasNextPage: false } };
  const money = { shopMoney: { amount: "1.0" } };
  const times = { createdAt: ago(400), processedAt: ago(400), updatedAt: ago(5) };
  const fulfillment = {
    ...{ id: FULFILLMENT_GID, status: "SUCCESS", createdAt: ago(400), updatedAt: ago(5), originAddress },
    ...{ trackingInfo: [], fulfillmentLineItems: nothing, events: nothing },
  };
  await answerAdmin((operation) => {
    if (operation === "FulfillmentById") return { fulfillment };
    const order = { id: ORDER_GID, name: "#1001", number: 1, ...times, currencyCode: "EUR", totalPriceSet: money };
    return { order: { ...order, lineItems: nothing, refunds: [], fulfillments: [{ id: FULFILLMENT_GID }] } };
  });
  await refreshOrder(WILLOW, ORDER_GID, "backfill");
}

beforeEach(async () => {
  await db.order.deleteMany();
  await installWillow();
  await recordOrder(WILLOW, orderBody.parse(orderJson()), "webhook");
});

describe("where a fulfillment leaves from", () => {
  it("is kept as a webhook tells it, coarsely", async () => {
    await send({ location_id: 905684977, origin_address: VENLO });
    expect(await known()).toEqual({ locationId: "905684977", ...AT_VENLO });
  });

  it("is nowhere when nobody tells it", async () => {
    await send({ location_id: null, origin_address: null });
    expect(await known()).toEqual(NOTHING);
  });

  it("stays known when the next word says nothing of it, and moves when it does", async () => {
    await send({ location_id: 905684977, origin_address: VENLO });
    await send({ updated_at: ago(300) });
    await askShopify(null);
    expect(await known()).toEqual({ locationId: "905684977", ...AT_VENLO });
    await send({ updated_at: ago(1), location_id: 7110, origin_address: { country_code: "de", zip: "10999" } });
    expect(await known()).toEqual({
      ...{ locationId: "7110", originCountry: "DE", originRegion: null, originArea: "109" },
    });
  });

  it("is learned from a webhook that was overtaken, where nothing newer told it", async () => {
    await askShopify(null);
    await send({ updated_at: ago(300), location_id: 905684977, origin_address: VENLO });
    expect(await known()).toEqual({ locationId: "905684977", ...AT_VENLO });
    await send({ updated_at: ago(200), location_id: 7110, origin_address: { country_code: "de", zip: "10999" } });
    expect(await known()).toEqual({ locationId: "905684977", ...AT_VENLO });
    await send({ updated_at: ago(100), status: "cancelled" });
    expect(await db.fulfillment.findFirst()).toMatchObject({ state: "success", sourceUpdatedAt: new Date(ago(5)) });
  });

  it("is asked of Shopify with an order, but for the location", async () => {
    await askShopify({ countryCode: "NL", provinceCode: "LI", zip: "5928 LA" });
    expect(await known()).toEqual({ locationId: null, ...AT_VENLO });
    await send({ updated_at: ago(1), location_id: 905684977 });
    expect(await known()).toEqual({ locationId: "905684977", ...AT_VENLO });
  });

  it.each([
    [[VENLO]],
    [{ city: "Venlo" }],
    [{ country_code: "Netherlands", province_code: "LI" }],
    [{ country_code: 31, zip: 5928 }],
    ["Venlo"],
  ])("is no reason to refuse a parcel: %j", async (origin_address) => {
    await send({ location_id: "here", origin_address });
    expect(await known()).toEqual(NOTHING);
  });
});
