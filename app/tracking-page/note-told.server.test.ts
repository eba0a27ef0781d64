import { beforeEach, describe, expect, it } from "vitest";

import { makePreviewLink } from "#app/analytics/preview-link.server.ts";
import { db } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";
import { ensureTrackingLink } from "#app/orders/tracking-link.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import { lookFor, openCalendar, openForm, openLink, openShared, placeOrder, share } from "#tests/theme/visit.ts";

const DAY = 86_400_000;
const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

let orderId: string;
let shipmentId: string;
let token: string;

beforeEach(async () => {
  await finishAfterwards();
  await db.$executeRaw`truncate "Order", "TrackingLink", "RateLimit", "ToldWindow", "Estimate", "OrderEstimate" cascade`;
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  orderId = await placeOrder();
  shipmentId = (await db.shipment.findFirstOrThrow({ where: { orderId } })).id;
  token = await ensureTrackingLink(db, WILLOW, orderId, Buffer.alloc(32, 1));
  await expectBy(5);
});

async function expectBy(days: number) {
  const window = { earliestOn: new Date(day(days - 2)), latestOn: new Date(day(days)), basis: "learned", version: 7 };
  const row = { shop: WILLOW, ...window };
  await db.estimate.upsert({ where: { shipmentId }, create: { shipmentId, ...row }, update: row });
}

async function told() {
  await finishAfterwards();
  const rows = await db.toldWindow.findMany({ orderBy: [{ toldAt: "asc" }, { surface: "asc" }] });
  return rows.map(({ surface, latestOn }) => `${surface} ${latestOn.toISOString().slice(0, 10)}`);
}

describe("what a shopper is shown", () => {
  it("is in the books once for each surface, and again when it moves", async () => {
    for (let look = 0; look < 3; look += 1) await openLink(token);
    expect(await told()).toEqual([`page ${day(5)}`]);
    await openCalendar(token);
    await openShared((await (await share(token)).text()).split("/").at(-1) ?? "");
    await lookFor({ order: "#1001", contact: "50667" }, { query: { view: "fragment" } });
    expect((await told()).toSorted()).toEqual(["block", "calendar", "page", "shared"].map((one) => `${one} ${day(5)}`));
    await expectBy(7);
    await openLink(token);
    await openLink(token);
    expect((await told()).filter((one) => one.startsWith("page"))).toEqual([`page ${day(5)}`, `page ${day(7)}`]);
    const [row] = await db.toldWindow.findMany({ where: { surface: "page" } });
    expect(row).toMatchObject({ shop: WILLOW, orderId, subjectId: shipmentId, basis: "learned", version: 7 });
  });

  it("is told of an order that is in no parcel yet, with the day it leaves", async () => {
    await db.shipment.deleteMany({ where: { orderId } });
    const window = { shipsByOn: new Date(day(2)), earliestOn: new Date(day(4)), latestOn: new Date(day(6)) };
    await db.orderEstimate.create({ data: { shop: WILLOW, orderId, ...window, basis: "rule" } });
    await openForm({ query: { logged_in_customer_id: "7" } });
    expect(await told()).toEqual([`page ${day(6)}`]);
    expect(await db.toldWindow.findFirst()).toMatchObject({ subjectId: orderId, shipsByOn: new Date(day(2)) });
  });

  it("is not what machines fetch, what the merchant looks at, nor what nobody was shown", async () => {
    await openLink(token, { userAgent: "curl/8" });
    await openLink(token, { headers: { "Sec-Purpose": "prefetch" } });
    await lookFor({ order: "#1001", contact: "nobody@example.com" });
    await lookFor({ order: "#1001", contact: "ana@example.com" }, { shop: OTHER_SHOP });
    const preview = await makePreviewLink(WILLOW, shipmentId);
    await openLink(preview?.split("/").at(-1) ?? "");
    await openCalendar(preview?.split("/").at(-1) ?? "");
    expect(await told()).toEqual([]);
  });

  it("leaves no look behind of who does not want to be counted", async () => {
    await db.order.update({ where: { id: orderId }, data: { optedOutAt: new Date() } });
    await openLink(token);
    expect(await told()).toEqual([]);
  });
});
