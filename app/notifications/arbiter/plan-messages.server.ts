import type { Order, Shop } from "@prisma/client";

import { type Db, db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import { normalizeEmail, normalizePhone } from "#app/lib/contact.ts";
import { readContact } from "#app/orders/contact.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { openVault, type Vault } from "#app/shops/vault.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { findSuperseded, newsOfParcel, planMessages, type PlannedMessage, type WaitingMessage } from "./plan.ts";
import type { ReasonCode } from "#app/notifications/reason.ts";
import { recordOrderConsents } from "#app/notifications/consent/consents.server.ts";
import { listRules } from "./rules.server.ts";

/**
 * Writes down which messages an order is worth, sent or not. Calling it again changes nothing.
 * @param origin `backfill` is the past: it plans nothing
 */
export async function planOrderMessages(shop: string, orderId: string, origin: Origin): Promise<void> {
  if (origin === "backfill") return;
  const order = await db.order.findFirst({ where: { shop, id: orderId } });
  if (!order || order.redactedAt) return;
  if (order.cancelledAt) return dropWaiting(shop, orderId);
  const news = [{ kind: "order_confirmed" as const, cycle: 0, occurredAt: order.placedAt, untrue: null }];
  const { facts, addresses, vault } = await gatherFacts(await requireShop(shop), order, null);
  await transaction(async (tx) => {
    await recordOrderConsents(tx, order, facts.recipients);
    await write(tx, vault, planMessages(facts, news), addresses).then(wakeDispatcher(tx));
  });
}

/**
 * Writes down which messages a parcel's present state is worth, and drops waiting ones that it made untrue.
 * @param origin `backfill` is the past: it plans nothing
 */
export async function planShipmentMessages(shop: string, shipmentId: string, origin: Origin): Promise<void> {
  if (origin === "backfill") return;
  const where = { shop, id: shipmentId };
  const shipment = await db.shipment.findFirst({ where, include: { order: true, fulfillment: true } });
  if (!shipment || shipment.order.redactedAt) return;
  if (shipment.order.cancelledAt) return dropWaiting(shop, shipment.orderId);
  const { fulfillment, order, ...rest } = shipment;
  const parcel = {
    ...rest,
    removed: shipment.removedAt !== null,
    seenAt: shipment.createdAt,
    fulfilledAt: fulfillment.createdAt,
    fulfillmentChangedAt: fulfillment.sourceUpdatedAt,
  };
  const { facts, addresses, vault } = await gatherFacts(await requireShop(shop), order, shipmentId);
  const planned = planMessages(facts, newsOfParcel(parcel, facts.notifyFrom));
  await transaction(async (tx) => {
    const waiting = await listWaiting(tx, { shop, orderId: order.id, shipmentId });
    const fresh = await write(tx, vault, planned, addresses);
    if (fresh.length > 0) await recordOrderConsents(tx, order, facts.recipients);
    for (const { id, reason } of findSuperseded(waiting, fresh, parcel)) await supersede(tx, { shop, id }, reason);
    await wakeDispatcher(tx)(fresh);
  });
}

/** One clock reading per plan: what is due at once must not wait for the database's clock to catch up. */
async function gatherFacts(shop: Shop, order: Order, shipmentId: string | null) {
  const vault = await openVault(shop.domain);
  const contact = readContact(vault, order);
  const addresses: Record<Channel, string | null> = {
    email: normalizeEmail(contact.email),
    sms: normalizePhone(contact.phone, order.shipCountry),
  };
  const recipients = {
    email: addresses.email === null ? null : vault.index("email", addresses.email),
    sms: addresses.sms === null ? null : vault.index("phone", addresses.sms),
  };
  const rules = await listRules(shop.domain);
  const { notifyFrom } = shop;
  const facts = { shop: shop.domain, orderId: order.id, shipmentId, recipients, rules, notifyFrom, now: new Date() };
  return { facts, addresses, vault };
}

/** Inserts what is not there yet. @returns the new ones that are to be sent */
async function write(tx: Db, vault: Vault, planned: PlannedMessage[], addresses: Record<Channel, string | null>) {
  const rows = planned.map((message) => {
    const address = message.state === "pending" ? addresses[message.channel] : null;
    return {
      ...message,
      recipientSealed: address === null ? null : vault.seal("Message.recipientSealed", address),
      finishedAt: message.state === "pending" ? null : new Date(),
    };
  });
  const select = { kind: true, channel: true, state: true } as const;
  const written = await tx.message.createManyAndReturn({ data: rows, skipDuplicates: true, select });
  return written.filter((row) => row.state === "pending") as Pick<PlannedMessage, "kind" | "channel">[];
}

function wakeDispatcher(tx: Db) {
  return async (fresh: readonly unknown[]) => {
    if (fresh.length > 0) await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
  };
}

/**
 * The order is named for the index's sake: a shop's whole backlog must not be read for one parcel. Answers to the
 * shopper are no news of it.
 */
async function listWaiting(tx: Db, parcel: { shop: string; orderId: string; shipmentId: string }) {
  const select = { id: true, kind: true, channel: true, cycle: true } as const;
  const rows = await tx.message.findMany({ where: { ...parcel, state: "pending", subjectId: null }, select });
  return rows as WaitingMessage[];
}

async function supersede(tx: Db, where: { shop: string; id?: string; orderId?: string }, reason: ReasonCode) {
  const superseded = { state: "superseded", reason, finishedAt: new Date() } as const;
  await tx.message.updateMany({ where: { ...where, state: "pending" }, data: superseded });
}

function dropWaiting(shop: string, orderId: string): Promise<void> {
  return supersede(db, { shop, orderId }, "order_cancelled");
}
