import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { reckonOrders } from "#app/estimates/ledger/settle-accounts.server.ts";
import { storeTold } from "#app/estimates/ledger/tell-windows.server.ts";
import { planShipmentMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import { setRule } from "#app/notifications/arbiter/rules.server.ts";
import { moveParcel, storeParcel, storeSibling } from "#tests/support/parcel.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { settleOverduePromises, settlePromisesOf } from "./settle-promises.server.ts";

const HOUR = 3_600_000;
const now = new Date();
const hours = (count: number) => new Date(now.getTime() + count * HOUR);

beforeEach(async () => {
  await db.message.deleteMany();
  await db.toldWindow.deleteMany();
  await db.notificationRule.deleteMany();
  await installWillow({ notifyFrom: hours(-30 * 24) });
});

interface Told {
  /** Hours from now. */
  ends: number;
  told?: number;
  surface?: "page" | "email";
}

async function tell(ids: { orderId: string; shipmentId: string | null }, { ends, told = -60, surface = "page" }: Told) {
  const day = hours(ends - 1)
    .toISOString()
    .slice(0, 10);
  const window = { earliestOn: day, latestOn: day, shipsByOn: null, basis: "rule", version: null } as const;
  await storeTold(db, [{ ...ids, surface, ...window, endsAt: hours(ends), shop: WILLOW, toldAt: hours(told) }]);
  return day;
}

const sent = async () =>
  (await db.message.findMany({ where: { channel: "email" }, orderBy: { id: "asc" } })).map(
    ({ kind, cause, state }) => `${kind} ${cause} ${state}`,
  );
const outcomes = async () => (await db.toldWindow.findMany({ orderBy: { toldAt: "asc" } })).map((row) => row.outcome);

describe("a window that passes", () => {
  it("is broken once scans had their time, and an apology is planned once", async () => {
    const ids = await storeParcel({ parcel: { status: "in_transit", createdAt: hours(-90) } });
    const day = await tell(ids, { ends: -5 });
    await settleOverduePromises(now);
    expect([await outcomes(), await sent()]).toEqual([[null], []]);
    for (const later of [1.1, 2, 3]) await settleOverduePromises(hours(later));
    await settlePromisesOf(WILLOW, ids.shipmentId, hours(3));
    expect([await outcomes(), await sent()]).toEqual([["broken"], [`delayed late|${day} pending`]]);
  });

  it("is kept when the parcel came, and mended when we hear of it late", async () => {
    const ids = await storeParcel({ parcel: { status: "in_transit", createdAt: hours(-90) } });
    await tell(ids, { ends: -10 });
    await settleOverduePromises(now);
    expect(await outcomes()).toEqual(["broken"]);
    await moveParcel(ids.shipmentId, "delivered");
    await db.shipment.update({ where: { id: ids.shipmentId }, data: { deliveredAt: hours(-12) } });
    await settlePromisesOf(WILLOW, ids.shipmentId, now);
    expect(await outcomes()).toEqual(["kept"]);
  });

  it("also says of the day by which it should have left whether it did, once, and mended when it had", async () => {
    const ids = await storeParcel({ parcel: { status: "pending", number: "", createdAt: hours(-90) } });
    const told = { orderId: ids.orderId, shipmentId: null, surface: "page", basis: "rule", version: null } as const;
    const day = (count: number) => hours(count).toISOString().slice(0, 10);
    const days = { shipsByOn: day(-72), earliestOn: day(200), latestOn: day(240), endsAt: hours(240) };
    await storeTold(db, [{ ...told, ...days, shop: WILLOW, toldAt: hours(-90) }]);
    const left = async () =>
      (await db.toldWindow.findMany()).map((row) => [row.leftOutcome, row.outcome, row.settledAt]);
    await settleOverduePromises(now);
    expect([await left(), await sent()]).toEqual([[["broken", null, null]], []]);
    await db.fulfillment.updateMany({ data: { createdAt: hours(-96) } });
    await db.shipment.update({ where: { id: ids.shipmentId }, data: { number: "0034", status: "label_created" } });
    await settlePromisesOf(WILLOW, ids.shipmentId, now);
    expect(await left()).toEqual([["kept", null, null]]);
  });

  it("stays as somebody else has settled it since we looked", async () => {
    const ids = await storeParcel({ parcel: { status: "in_transit", createdAt: hours(-90) } });
    await tell(ids, { ends: -10 });
    const { write } = await reckonOrders([{ shop: WILLOW, orderId: ids.orderId }], now);
    await db.toldWindow.updateMany({ data: { outcome: "kept" } });
    expect(await write(() => true)).toBe(0);
    expect(await outcomes()).toEqual(["kept"]);
  });

  it("stays news when the parcel is seen on its way, and is none any more once it is on the van", async () => {
    const ids = await storeParcel({ parcel: { status: "in_transit", createdAt: hours(-90) } });
    const day = await tell(ids, { ends: -10 });
    await setRule(WILLOW, "in_transit", "email", true, hours(-24));
    await settleOverduePromises(now);
    await planShipmentMessages(WILLOW, ids.shipmentId, "webhook");
    expect(await sent()).toContainEqual(`delayed late|${day} pending`);
    await moveParcel(ids.shipmentId, "out_for_delivery");
    await planShipmentMessages(WILLOW, ids.shipmentId, "webhook");
    expect(await sent()).toContainEqual(`delayed late|${day} superseded`);
  });

  it("is told of for every parcel of an order at once", async () => {
    const ids = await storeParcel({ parcel: { status: "in_transit", createdAt: hours(-90) } });
    const second = await storeSibling(ids.orderId, { status: "picked_up", createdAt: hours(-89) });
    const day = await tell(ids, { ends: -10 });
    await tell({ ...ids, shipmentId: second }, { ends: -10 });
    await settleOverduePromises(now);
    expect(await sent()).toEqual([`delayed late|${day} pending`, `delayed late|${day} superseded`]);
  });

  it("of an order of which nothing has left speaks of the order", async () => {
    const ids = await storeParcel();
    await db.shipment.deleteMany({ where: { orderId: ids.orderId } });
    await db.orderLine.updateMany({ where: { orderId: ids.orderId }, data: { requiresShipping: true } });
    const day = await tell({ ...ids, shipmentId: null }, { ends: -10 });
    await settleOverduePromises(now);
    expect(await sent()).toEqual([`delayed late|${day} pending`]);
    expect(await db.message.findFirst()).toMatchObject({ shipmentId: null, orderId: ids.orderId });
  });

  it("does not stand in the way of others when its order is gone", async () => {
    const ids = await storeParcel({ parcel: { status: "in_transit", createdAt: hours(-90) } });
    await tell({ orderId: randomUUID(), shipmentId: null }, { ends: -20 });
    await tell(ids, { ends: -10 });
    await settleOverduePromises(now);
    expect((await outcomes()).toSorted()).toEqual(["broken", "moot"]);
  });

  it("is not written about where it passed before messages were switched on", async () => {
    await installWillow({ notifyFrom: hours(-2) });
    const ids = await storeParcel({ parcel: { status: "in_transit", createdAt: hours(-90) } });
    await tell(ids, { ends: -10 });
    await settleOverduePromises(now);
    expect(await db.message.findMany({ select: { state: true, reason: true }, where: { channel: "email" } })).toEqual([
      { state: "skipped", reason: "before_switch_on" },
    ]);
  });
});
