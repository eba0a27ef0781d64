import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { findEstimates } from "#app/estimates/find-estimates.server.ts";
import { refreshEstimate } from "#app/estimates/refresh-estimate.server.ts";
import { orderBody } from "#app/orders/order-body.ts";
import { recordOrder } from "#app/orders/record-order.server.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { ago, eventJson, fulfillmentJson, orderJson } from "#tests/support/bodies.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { fulfillmentBody } from "./fulfillment-body.ts";
import { fulfillmentEventBody } from "./fulfillment-event-body.ts";
import { recordFulfillment } from "./record-fulfillment.server.ts";
import { recordFulfillmentEvent } from "./record-fulfillment-event.server.ts";

let orderId: string;
const send = (changes = {}) => recordFulfillment(WILLOW, fulfillmentBody.parse(fulfillmentJson(changes)), "webhook");
const scan = (json: Record<string, unknown>) =>
  recordFulfillmentEvent(WILLOW, fulfillmentEventBody.parse(json), "webhook");
const happens = (status: string, minutesAgo: number, changes = {}) => scan(eventJson(status, minutesAgo, changes));
const parcels = () =>
  db.shipment.findMany({
    where: { shop: WILLOW, removedAt: null },
    orderBy: { number: "asc" },
    include: { lines: true },
  });
const parcel = async () => (await parcels())[0]!;
const numbers = (...list: string[]) => ({
  ...{ tracking_numbers: list, tracking_number: list[0] ?? null, tracking_urls: [], tracking_url: null },
});

async function clearJobs() {
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
}

beforeEach(async () => {
  await db.order.deleteMany();
  await db.trackingLink.deleteMany();
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  ({ orderId } = await recordOrder(WILLOW, orderBody.parse(orderJson()), "webhook"));
  await clearJobs();
});

describe("a fulfillment", () => {
  it("becomes a parcel with its contents", async () => {
    expect(await send()).toBe(true);
    const found = await parcel();
    expect(found).toMatchObject({ carrier: "DHL", number: "JD1", url: "https://dhl.example/JD1", status: "pending" });
    expect(found.statusAt).toEqual(new Date(ago(400)));
    expect(found.lines.map((line) => line.quantity).sort()).toEqual([1, 2]);
    const payload = { shop: WILLOW, shipmentId: found.id, origin: "webhook" };
    expect(await waitingJobs()).toEqual([{ name: "shipment.changed", payload }]);
  });

  it("told again changes nothing and tells nobody", async () => {
    await send();
    await clearJobs();
    expect(await send()).toBe(false);
    expect(await send({ updated_at: ago(300) })).toBe(false);
    expect(await waitingJobs()).toEqual([]);
  });

  it("of the past is told of only while its parcel is under way", async () => {
    const past = (changes: Record<string, unknown>) =>
      recordFulfillment(WILLOW, fulfillmentBody.parse(fulfillmentJson(changes)), "backfill");
    await recordOrder(WILLOW, orderBody.parse(orderJson({ updated_at: ago(350), name: "#1001-B" })), "backfill");
    await past({ updated_at: ago(300), shipment_status: "in_transit" });
    const payload = { shop: WILLOW, shipmentId: (await parcel()).id, origin: "backfill" };
    expect(await waitingJobs()).toEqual([{ name: "shipment.changed", payload }]);
    await clearJobs();
    await past({ updated_at: ago(200), shipment_status: "delivered" });
    expect((await parcel()).status).toBe("delivered");
    expect(await waitingJobs()).toEqual([]);
  });

  it("with two numbers becomes two parcels, each with all its lines", async () => {
    await send(numbers("A", "B"));
    expect((await parcels()).map(({ number, lines }) => [number, lines.length])).toEqual([
      ["A", 2],
      ["B", 2],
    ]);
    await happens("in_transit", 60);
    expect((await parcels()).map(({ status }) => status)).toEqual(["in_transit", "in_transit"]);
  });

  it("without a number is a parcel that gets its number later", async () => {
    await send(numbers());
    const before = await parcel();
    expect(before.number).toBe("");
    await happens("label_printed", 350);
    await send({ updated_at: ago(300) });
    expect(await parcel()).toMatchObject({ id: before.id, number: "JD1", status: "label_created" });
  });

  it("edited to another number goes on, or starts afresh once it has moved", async () => {
    await send();
    const first = await parcel();
    await send({ updated_at: ago(390), ...numbers("JD2") });
    expect(await parcel()).toMatchObject({ id: first.id, number: "JD2" });
    await happens("in_transit", 350);
    await clearJobs();
    await send({ updated_at: ago(300), ...numbers("JD3"), shipment_status: "in_transit" });
    const [second, ...more] = await parcels();
    expect(more).toEqual([]);
    expect(second).toMatchObject({ number: "JD3", status: "pending" });
    expect(await db.shipment.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({ status: "in_transit" });
    const told = (await waitingJobs()).map(({ payload }) => payload.shipmentId);
    expect(told.sort()).toEqual([first.id, second!.id].sort());
    await happens("delivered", 10);
    expect((await parcel()).status).toBe("delivered");
  });

  it("cancelled takes its parcel along", async () => {
    await send();
    await happens("label_printed", 350);
    await send({ updated_at: ago(300), status: "cancelled" });
    expect(await parcel()).toMatchObject({ status: "cancelled", statusAt: new Date(ago(300)) });
  });

  it("in a stale body does not bring back what was edited away", async () => {
    await send({ updated_at: ago(200), ...numbers("JD2") });
    expect(await send({ updated_at: ago(300), status: "cancelled" })).toBe(false);
    expect(await parcel()).toMatchObject({ number: "JD2", status: "pending" });
  });

  it("told four times at once is written once", async () => {
    await Promise.all([send(), send(), send(), send()]);
    expect(await db.shipment.count()).toBe(1);
    expect(await waitingJobs()).toHaveLength(1);
  });

  it("whose own status is all there is counts, until an event says the same", async () => {
    await send({ updated_at: ago(300), shipment_status: "out_for_delivery" });
    expect(await parcel()).toMatchObject({ status: "out_for_delivery", statusAt: new Date(ago(300)) });
    await happens("out_for_delivery", 310);
    expect(await parcel()).toMatchObject({ status: "out_for_delivery", statusAt: new Date(ago(310)) });
  });
});

describe("events", () => {
  const story: [status: string, minutesAgo: number][] = [
    ["label_printed", 390],
    ["carrier_picked_up", 300],
    ["in_transit", 200],
    ["out_for_delivery", 100],
    ["delivered", 50],
  ];

  it("come to the same end in any order, each told twice", async () => {
    const told = story.map(([status, minutesAgo]) => eventJson(status, minutesAgo));
    await send();
    for (const json of [4, 0, 3, 3, 1, 2, 4, 0].map((index) => told[index]!)) await scan(json);
    expect(await parcel()).toMatchObject({
      ...{ status: "delivered", milestone: "delivered", cycle: 0 },
      deliveredAt: new Date(ago(50)),
    });
    expect(await db.trackingEvent.count()).toBe(5);
  });

  it("that come late fill the history and wake nobody", async () => {
    await send();
    await happens("out_for_delivery", 100);
    await clearJobs();
    expect(await happens("in_transit", 200)).toBe(true);
    expect(await parcel()).toMatchObject({ status: "out_for_delivery", statusAt: new Date(ago(100)) });
    expect(await waitingJobs()).toEqual([]);
  });

  it("that happened before Shopify's word of them are news: the parcel has been silent for longer", async () => {
    await send({ updated_at: ago(10), shipment_status: "in_transit" });
    await clearJobs();
    await happens("in_transit", 300);
    expect((await parcel()).lastEventAt).toEqual(new Date(ago(300)));
    expect(await waitingJobs()).toMatchObject([{ name: "shipment.changed" }]);
  });

  it("told by several workers at once are all kept", async () => {
    await send();
    const told = story.map(([status, minutesAgo]) => eventJson(status, minutesAgo));
    await Promise.all([...told, ...told].map(scan));
    expect(await db.trackingEvent.count()).toBe(5);
    expect((await parcel()).status).toBe("delivered");
  });

  it("count failed attempts and keep a certain reason", async () => {
    await send();
    await happens("attempted_delivery", 100, { message: "Nobody home" });
    expect(await parcel()).toMatchObject({ status: "delivery_attempted", cycle: 1, reason: "recipient_not_home" });
    await happens("attempted_delivery", 50);
    expect(await parcel()).toMatchObject({ cycle: 2, reason: null });
  });

  it("of the future are taken for news of now", async () => {
    await send();
    await happens("in_transit", -600);
    const event = await db.trackingEvent.findFirstOrThrow();
    expect(event).toMatchObject({ clamped: true, happenedAt: event.recordedAt });
    await happens("out_for_delivery", -5);
    expect(await db.trackingEvent.count({ where: { clamped: true } })).toBe(1);
  });

  it("with unknown codes are kept and change nothing", async () => {
    await send();
    await happens("in_transit", 100);
    await happens("TELEPORTED", 50);
    expect(await parcel()).toMatchObject({ status: "in_transit", lastEventAt: new Date(ago(50)) });
    expect(await db.trackingEvent.count({ where: { status: "unknown", rawStatus: "TELEPORTED" } })).toBe(1);
  });

  it("that name a date of arrival are news", async () => {
    await send();
    await happens("in_transit", 100);
    await clearJobs();
    await happens("in_transit", 50, { estimated_delivery_at: "2026-12-24T00:00:00Z" });
    const { id, carrierEtaAt } = await parcel();
    expect(carrierEtaAt).toEqual(new Date("2026-12-24T00:00:00Z"));
    expect(await waitingJobs()).toHaveLength(1);
    await refreshEstimate(WILLOW, id);
    expect(await findEstimates(WILLOW, orderId)).toMatchObject([
      { shipmentId: id, earliestOn: "2026-12-21", latestOn: "2026-12-25", basis: "carrier" },
    ]);
  });

  it("let the links of an order end when its last parcel has arrived", async () => {
    await send();
    await ensureTrackingLink(db, WILLOW, orderId, Buffer.alloc(32, 1));
    const expiry = async () => (await db.trackingLink.findFirstOrThrow({ where: { orderId } })).expiresAt;
    const inAYear = () => expect.closeTo(Date.now() + 365 * 86_400_000, -5) as unknown;
    await happens("out_for_delivery", 100);
    expect((await expiry())?.getTime()).toEqual(inAYear());
    await happens("delivered", 50);
    expect(await expiry()).toEqual(new Date(Date.parse(ago(50)) + 90 * 86_400_000));
    await happens("returning_to_sender", 20);
    expect((await expiry())?.getTime()).toEqual(inAYear());
  });
});
