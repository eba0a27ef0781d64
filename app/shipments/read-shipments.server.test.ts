import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { findEstimates } from "#app/estimates/find-estimates.server.ts";
import { refreshEstimate } from "#app/estimates/refresh-estimate.server.ts";
import { orderBody } from "#app/orders/order-body.ts";
import { recordOrder } from "#app/orders/record-order.server.ts";
import { eventJson, fulfillmentJson, orderJson } from "#tests/support/bodies.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findShipment, listShipments } from "./find-shipments.server.ts";
import { fulfillmentBody } from "./fulfillment-body.ts";
import { fulfillmentEventBody } from "./fulfillment-event-body.ts";
import { exportCustomer, redactCustomer } from "./personal-data.server.ts";
import { recordFulfillment } from "./record-fulfillment.server.ts";
import { recordFulfillmentEvent } from "./record-fulfillment-event.server.ts";

let orderId: string;
const parcel = () => db.shipment.findFirstOrThrow({ where: { shop: WILLOW } });

async function happens(status: string, minutesAgo: number, changes = {}) {
  await recordFulfillmentEvent(WILLOW, fulfillmentEventBody.parse(eventJson(status, minutesAgo, changes)), "webhook");
}

beforeEach(async () => {
  await db.order.deleteMany();
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  ({ orderId } = await recordOrder(WILLOW, orderBody.parse(orderJson()), "webhook"));
  await recordFulfillment(WILLOW, fulfillmentBody.parse(fulfillmentJson()), "webhook");
});

describe("estimates", () => {
  it("rest on the shop's rule, and a missed window is not moved away", async () => {
    const { id } = await parcel();
    await refreshEstimate(WILLOW, id);
    expect(await findEstimates(WILLOW, orderId)).toMatchObject([{ basis: "rule" }]);
    const missed = { earliestOn: new Date("2026-01-05"), latestOn: new Date("2026-01-07") };
    await db.estimate.update({ where: { shipmentId: id }, data: missed });
    await happens("in_transit", 10);
    await refreshEstimate(WILLOW, id);
    expect(await findEstimates(WILLOW, orderId)).toMatchObject([{ earliestOn: "2026-01-05", latestOn: "2026-01-07" }]);
  });

  it("belong to the shop", async () => {
    await refreshEstimate(OTHER_SHOP, (await parcel()).id);
    expect(await db.estimate.count({ where: { shop: OTHER_SHOP } })).toBe(0);
  });
});

describe("finding parcels", () => {
  it("searches by status, order and number, within the shop", async () => {
    const { id } = await parcel();
    await happens("in_transit", 50);
    const ids = async (filter: object, shop = WILLOW) =>
      (await listShipments(shop, { page: 1, ...filter })).shipments.map((one) => one.id);
    for (const filter of [{}, { status: "in_transit" }, { search: "1001" }, { search: "JD1" }]) {
      expect(await ids(filter)).toEqual([id]);
    }
    for (const filter of [{ status: "delivered" }, { search: "1002" }, { search: "JD" }, { page: 2 }]) {
      expect(await ids(filter)).toEqual([]);
    }
    expect(await ids({}, OTHER_SHOP)).toEqual([]);
    expect(await findShipment(OTHER_SHOP, id)).toBeNull();
    expect(await findShipment(WILLOW, id)).toMatchObject({
      order: { name: "#1001" },
      events: [{ status: "in_transit" }],
      lines: [{ orderLine: { title: "Linen throw" } }, { orderLine: { title: "Candle" } }],
    });
  });
});

describe("personal data", () => {
  it("is exported, then the places and the carriers' words go", async () => {
    await happens("in_transit", 50, { message: "Signed by Silva" });
    const ana = { customerGid: "gid://shopify/Customer/9001", orderGids: [], emailIndex: null, phoneIndex: null };
    expect(JSON.stringify(await exportCustomer(WILLOW, ana))).toContain("Signed by Silva");
    expect(await redactCustomer(db, OTHER_SHOP, ana)).toBe(0);
    expect(await redactCustomer(db, WILLOW, ana)).toBe(1);
    expect(await db.trackingEvent.findFirstOrThrow()).toMatchObject({
      city: null,
      message: null,
      status: "in_transit",
    });
  });
});
