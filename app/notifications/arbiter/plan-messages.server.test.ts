import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { moveParcel, storeParcel, storeSibling } from "#tests/support/parcel.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";
import { dispatchMessages } from "#app/notifications/outbox/dispatch.server.ts";
import type { Providers } from "#app/providers/provider.ts";
import { ensureInstalled } from "#app/shops/install-shop.server.ts";
import { resumeSending, switchOnSending } from "#app/shops/save-sending.server.ts";
import { AT_ONCE } from "#tests/support/at-once.ts";

import { planOrderMessages, planShipmentMessages } from "./plan-messages.server.ts";
import { setRule } from "./rules.server.ts";

const accept = () => Promise.resolve({ kind: "accepted" as const, providerMessageId: null });
const providers: Providers = { email: accept, sms: accept };

beforeEach(async () => {
  await db.shop.deleteMany();
  await db.message.deleteMany();
  await db.notificationRule.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

async function outbox(channel: string) {
  const rows = await db.message.findMany({
    where: { shop: WILLOW, channel },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ kind, state, reason }) => [kind, state, reason]);
}

describe("planOrderMessages", () => {
  it("confirms an order once, and wakes the dispatcher", async () => {
    const { orderId } = await storeParcel();
    await planOrderMessages(WILLOW, orderId, "webhook");
    await planOrderMessages(WILLOW, orderId, "reconcile");
    expect(await outbox("email")).toEqual([["order_confirmed", "pending", null]]);
    expect(await outbox("sms")).toEqual([["order_confirmed", "skipped", "rule_off"]]);
    expect((await waitingJobs()).map((job) => job.name)).toEqual(["message.deliver"]);
  });

  it("keeps the address sealed, and only where it is needed", async () => {
    const { orderId } = await storeParcel();
    await planOrderMessages(WILLOW, orderId, "webhook");
    const rows = await db.message.findMany({ orderBy: { channel: "asc" } });
    expect(rows.map((row) => row.recipientSealed !== null)).toEqual([true, false]);
    expect(Buffer.from(rows[0]?.recipientSealed ?? []).toString("latin1")).not.toContain("ana@");
  });

  it("drops what waits when the order is cancelled", async () => {
    const { orderId } = await storeParcel();
    await planOrderMessages(WILLOW, orderId, "webhook");
    await db.order.update({ where: { id: orderId }, data: { cancelledAt: new Date() } });
    await planOrderMessages(WILLOW, orderId, "webhook");
    expect(await outbox("email")).toEqual([["order_confirmed", "superseded", "order_cancelled"]]);
  });

  it("plans nothing for the past, for the forgotten and for other shops' orders", async () => {
    const { orderId } = await storeParcel();
    const forgotten = await storeParcel({ order: { redactedAt: new Date() } });
    await planOrderMessages(WILLOW, orderId, "backfill");
    await planOrderMessages(WILLOW, forgotten.orderId, "webhook");
    await planOrderMessages("oak.myshopify.com", orderId, "webhook");
    expect(await db.message.count()).toBe(0);
    expect(await waitingJobs()).toEqual([]);
  });
});

describe("planShipmentMessages", () => {
  it("tells each stage once, newer news replacing what still waits", async () => {
    const { shipmentId } = await storeParcel();
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    for (const status of ["in_transit", "out_for_delivery", "delivered"] as const) {
      await moveParcel(shipmentId, status);
      await planShipmentMessages(WILLOW, shipmentId, "webhook");
      await planShipmentMessages(WILLOW, shipmentId, "webhook");
    }
    expect(await outbox("email")).toEqual([
      ["shipped", "superseded", "no_longer_true"],
      ["in_transit", "skipped", "rule_off"],
      ["out_for_delivery", "superseded", "no_longer_true"],
      ["delivered", "pending", null],
    ]);
  });

  it("writes each key once when the same state is planned by many at once", async () => {
    const { shipmentId } = await storeParcel({ parcel: { status: "out_for_delivery" } });
    await Promise.all(Array.from({ length: 8 }, () => planShipmentMessages(WILLOW, shipmentId, "webhook")));
    expect(await outbox("sms")).toEqual([
      ["shipped", "skipped", "rule_off"],
      ["out_for_delivery", "pending", null],
    ]);
  });

  it("follows the shop's rules", async () => {
    await setRule(WILLOW, "in_transit", "email", true, minutesAgo(10));
    await setRule(WILLOW, "shipped", "email", false);
    const { shipmentId } = await storeParcel({ parcel: { status: "in_transit" } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    expect(await outbox("email")).toEqual([
      ["shipped", "skipped", "rule_off"],
      ["in_transit", "pending", null],
    ]);
  });

  it("says that there is no address to write to", async () => {
    const { shipmentId } = await storeParcel({ contact: { phone: null }, parcel: { status: "delivered" } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    expect(await outbox("sms")).toContainEqual(["delivered", "skipped", "no_address"]);
    expect(await outbox("email")).toContainEqual(["delivered", "pending", null]);
  });

  it("sends nothing while sending is off, not even later", async () => {
    await installWillow({ notifyFrom: null });
    const { shipmentId } = await storeParcel();
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    await installWillow({ notifyFrom: new Date() });
    await planShipmentMessages(WILLOW, shipmentId, "reconcile");
    expect(await outbox("email")).toEqual([["shipped", "skipped", "sending_off"]]);
  });
});

describe("an order in several parcels", () => {
  it("is told of once for all that were sent within the hold, even when they are planned at once", async () => {
    await installWillow({ sendingRules: { ...AT_ONCE, shippedHoldMinutes: 5 } });
    const { orderId, shipmentId } = await storeParcel();
    const ids = [shipmentId, await storeSibling(orderId), await storeSibling(orderId)];
    await Promise.all(ids.map((id) => planShipmentMessages(WILLOW, id, "webhook")));
    const rows = await db.message.findMany({ where: { channel: "email" }, orderBy: { id: "asc" } });
    const [leader] = rows.filter((row) => row.state === "pending");
    expect(rows.map((row) => row.reason).toSorted()).toEqual(["merged", "merged", null]);
    expect(rows.filter((row) => row.mergedIntoId === leader?.id)).toHaveLength(2);
    expect((leader?.runAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(4 * 60_000);
  });

  it("is told of a later parcel by itself while the message before waits to be sent once more", async () => {
    const { orderId, shipmentId } = await storeParcel();
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    const waiting = { channel: "email", state: "pending" } as const;
    await db.message.updateMany({ where: waiting, data: { sendingAt: minutesAgo(1), resends: 1 } });
    await planShipmentMessages(WILLOW, await storeSibling(orderId), "webhook");
    expect(await db.message.count({ where: { ...waiting, kind: "shipped", mergedIntoId: null } })).toBe(2);
  });

  it("hands over when the parcel whose message waits is withdrawn", async () => {
    await installWillow({ sendingRules: { ...AT_ONCE, shippedHoldMinutes: 5 } });
    const { orderId, shipmentId } = await storeParcel();
    const sibling = await storeSibling(orderId);
    for (const id of [shipmentId, sibling]) await planShipmentMessages(WILLOW, id, "webhook");
    await db.shipment.update({ where: { id: shipmentId }, data: { removedAt: new Date() } });
    await planShipmentMessages(WILLOW, shipmentId, "webhook");
    const rows = await db.message.findMany({ where: { channel: "email" }, orderBy: { id: "asc" } });
    expect(rows.map(({ shipmentId: of, state, reason }) => [of, state, reason])).toEqual([
      [shipmentId, "superseded", "shipment_removed"],
      [sibling, "pending", null],
    ]);
    expect(rows[1]?.recipientSealed).toEqual(rows[0]?.recipientSealed);
    expect(rows.map((row) => row.finishedAt === null)).toEqual([false, true]);
  });
});

describe("what happened before the merchant wanted it told", () => {
  const emails = async () => (await outbox("email")).filter(([kind]) => kind === "in_transit");

  it("stays untold when a rule is switched on, unless it was on all the while", async () => {
    const before = await storeParcel({ parcel: { status: "in_transit", statusAt: minutesAgo(20) } });
    const after = await storeParcel({ parcel: { status: "in_transit", statusAt: minutesAgo(5) } });
    await setRule(WILLOW, "in_transit", "email", true, minutesAgo(10));
    await setRule(WILLOW, "in_transit", "email", true);
    for (const { shipmentId } of [before, after]) await planShipmentMessages(WILLOW, shipmentId, "reconcile");
    expect(await emails()).toEqual([
      ["in_transit", "skipped", "before_switch_on"],
      ["in_transit", "pending", null],
    ]);
  });

  it("stays untold after the app was removed and installed again, also what waited then", async () => {
    const [waiting, unheard] = [await storeParcel(), await storeParcel()];
    await planShipmentMessages(WILLOW, waiting.shipmentId, "webhook");
    await installWillow({ uninstalledAt: new Date() });
    await ensureInstalled(WILLOW);
    await planShipmentMessages(WILLOW, unheard.shipmentId, "reconcile");
    await switchOnSending(WILLOW, new Date());
    const late = await storeParcel();
    await planShipmentMessages(WILLOW, late.shipmentId, "reconcile");
    await dispatchMessages({ providers });
    expect(await outbox("email")).toEqual([
      ["shipped", "skipped", "before_switch_on"],
      ["shipped", "skipped", "sending_off"],
      ["shipped", "skipped", "before_switch_on"],
    ]);
  });

  it("leaves after a pause if it is still true and fresh, and expires if it is not fresh", async () => {
    await installWillow({ notifyFrom: minutesAgo(60 * 24 * 7), pausedAt: minutesAgo(60 * 24 * 3) });
    const [stale, untrue, fresh] = [await storeParcel(), await storeParcel(), await storeParcel()];
    for (const { orderId } of [stale, untrue, fresh]) await planOrderMessages(WILLOW, orderId, "webhook");
    const { orderId } = stale;
    await db.message.updateMany({ where: { orderId }, data: { expiresAt: minutesAgo(60) } });
    await db.order.update({ where: { id: untrue.orderId }, data: { cancelledAt: new Date() } });
    expect(await dispatchMessages({ providers })).toEqual({ sent: 0 });
    await resumeSending(WILLOW);
    expect(await dispatchMessages({ providers })).toEqual({ sent: 1 });
    expect(await outbox("email")).toEqual([
      ["order_confirmed", "expired", "too_late"],
      ["order_confirmed", "superseded", "order_cancelled"],
      ["order_confirmed", "accepted", null],
    ]);
  });

  it("is told late by a reconciliation only as long as it is news", async () => {
    const old = await storeParcel({ parcel: { status: "out_for_delivery", statusAt: minutesAgo(13 * 60) } });
    await installWillow({ notifyFrom: minutesAgo(60 * 24 * 7) });
    await planShipmentMessages(WILLOW, old.shipmentId, "reconcile");
    expect(await outbox("email")).toContainEqual(["out_for_delivery", "expired", "too_late"]);
  });
});
