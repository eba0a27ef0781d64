import { beforeEach, expect, it } from "vitest";

import { db, transaction } from "#app/db.server.ts";
import { planOrderMessages, planShipmentMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import { dispatchMessages } from "#app/notifications/outbox/dispatch.server.ts";
import type { Draft, Providers } from "#app/providers/provider.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ago, orderJson } from "#tests/support/bodies.ts";
import { AT_ONCE } from "#tests/support/at-once.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { findOrderByToken } from "./open-link.server.ts";
import { orderBody } from "./order-body.ts";
import { recordOrder } from "./record-order.server.ts";
import { ensureTrackingLink } from "./tracking-link.server.ts";

const told: string[] = [];
const tellEmail = (draft: Draft) => (told.push(draft.to), Promise.resolve({ kind: "accepted" as const, providerMessageId: null })); // prettier-ignore
const providers: Providers = { email: tellEmail, sms: tellEmail };

beforeEach(async () => {
  told.length = 0;
  await db.$executeRaw`truncate "Message", "Order", "TrackingLink" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow({ sendingRules: AT_ONCE });
});

/** Shopify tells that the order belongs to another address. */
async function correct(orderId: string, changes: object) {
  const { gid } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
  const body = orderBody.parse(orderJson({ updated_at: ago(-5), cancelled_at: null, ...changes }));
  await recordOrder(WILLOW, { ...body, gid }, "webhook");
}

const fates = async () =>
  (await db.message.findMany({ where: { channel: "email" }, orderBy: { id: "asc" } }))
    .filter(({ reason }) => reason !== "rule_off")
    .map(({ kind, state, reason }) => [kind, reason ?? state]);

it("the old address gets nothing that waited for it, and the new one all of it", async () => {
  const { orderId, shipmentId } = await storeParcel({ parcel: { status: "delivered" } });
  await planShipmentMessages(WILLOW, shipmentId, "webhook");
  await correct(orderId, { email: "bea@example.com", contact_email: "bea@example.com" });
  expect((await waitingJobs()).map(({ name }) => name)).toContain("shipment.changed");
  await planOrderMessages(WILLOW, orderId, "webhook");
  await planShipmentMessages(WILLOW, shipmentId, "webhook");
  await dispatchMessages({ providers });
  expect(told.filter((to) => to === "ana@example.com")).toEqual([]);
  expect(told).toContain("bea@example.com");
  expect(await fates()).toContainEqual(["delivered", "address_changed"]);
});

it("the gate keeps it back even where nothing was planned since", async () => {
  const { orderId } = await storeParcel();
  await planOrderMessages(WILLOW, orderId, "webhook");
  await correct(orderId, { email: "bea@example.com", contact_email: "bea@example.com" });
  await dispatchMessages({ providers });
  expect(told).toEqual([]);
  expect(await fates()).toEqual([["order_confirmed", "address_changed"]]);
});

it("links of the old address open nothing any more, those of the unchanged one do", async () => {
  const { orderId } = await storeParcel();
  const vault = await openVault(WILLOW);
  const link = (hash: Uint8Array<ArrayBuffer>) => transaction((tx) => ensureTrackingLink(tx, WILLOW, orderId, hash));
  const [mailed, texted] = [
    await link(vault.index("email", "ana@example.com")),
    await link(vault.index("phone", "+4915112345678")),
  ];
  await correct(orderId, { email: "bea@example.com", contact_email: "bea@example.com" });
  expect(await findOrderByToken(WILLOW, mailed)).toBeNull();
  expect(await findOrderByToken(WILLOW, texted)).toMatchObject({ orderId });
});
