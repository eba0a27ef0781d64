import type { Fulfillment, Order, Shipment } from "@prisma/client";

import { type Db, db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import { normalizeEmail, normalizePhone } from "#app/lib/contact.ts";
import { recordOrderConsents } from "#app/notifications/consent/consents.server.ts";
import { isIndian } from "#app/notifications/dlt.ts";
import { readSendingRules } from "#app/notifications/sending-rules.ts";
import { readContact } from "#app/orders/contact.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { openVault, type Vault } from "#app/shops/vault.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";
import { FINAL } from "#app/tracking/status.ts";

import { zonesOfAddress } from "./address-zones.ts";
import { newsOfParcel, type News } from "./news.ts";
import { countPlanned } from "./pace.server.ts";
import { type PlanFacts, planMessages } from "./plan.ts";
import { listRules } from "./rules.server.ts";
import { dropWaiting, writePlan } from "./write-plan.server.ts";

type StoredParcel = Shipment & { fulfillment: Fulfillment };
type StoredOrder = Order & { shipments: StoredParcel[] };

/**
 * Writes down which messages an order is worth, sent or not. Calling it again changes nothing.
 * @param origin `backfill` is the past: it plans nothing
 */
export async function planOrderMessages(shop: string, orderId: string, origin: Origin): Promise<void> {
  if (origin === "backfill") return;
  await planNews(shop, orderId, null, (order) => [
    { kind: "order_confirmed", cycle: 0, occurredAt: order.placedAt, untrue: null },
  ]);
}

/**
 * Writes down which messages a parcel's present state is worth, and drops waiting ones that it made untrue.
 * @param origin `backfill` is the past: it plans nothing
 */
export async function planShipmentMessages(shop: string, shipmentId: string, origin: Origin): Promise<void> {
  if (origin === "backfill") return;
  const known = await db.shipment.findFirst({ where: { shop, id: shipmentId }, select: { orderId: true } });
  if (!known) return;
  await planNews(shop, known.orderId, shipmentId, ({ shipments }, notifyFrom) => {
    const parcel = shipments.find(({ id }) => id === shipmentId);
    return parcel ? newsOfParcel(parcelFacts(parcel), notifyFrom) : [];
  });
}

/** Plans for one order take turns: each sees what the one before has written, and merges into it. */
async function planNews(
  shop: string,
  orderId: string,
  shipmentId: string | null,
  newsOf: (order: StoredOrder, notifyFrom: Date | null) => News[],
): Promise<void> {
  if ((await db.order.count({ where: { shop, id: orderId } })) === 0) return;
  const [shopRow, vault, rules] = [await requireShop(shop), await openVault(shop), await listRules(shop)];
  await transaction(async (tx) => {
    const order = await lockOrder(tx, shop, orderId);
    if (!order || order.redactedAt) return;
    if (order.cancelledAt) return dropWaiting(tx, shop, orderId);
    const addresses = addressesOf(vault, order);
    const { notifyFrom } = shopRow;
    const facts: PlanFacts = {
      ...{ shop, orderId, shipmentId, rules, notifyFrom },
      recipients: {
        email: addresses.email === null ? null : vault.index("email", addresses.email),
        sms: addresses.sms === null ? null : vault.index("phone", addresses.sms),
      },
      dialsIndia: isIndian(addresses.sms),
      sending: readSendingRules(shopRow),
      zones: zonesOfAddress({ country: order.shipCountry, region: order.shipRegion }, shopRow.timeZone),
      alone: order.shipments.every((other) => other.id === shipmentId || isDone(other)),
      // One clock reading per plan: what is due at once must not wait for the database's clock to catch up.
      now: new Date(),
    };
    const planned = planMessages(facts, newsOf(order, notifyFrom));
    const parcels = new Map(order.shipments.map((parcel) => [parcel.id, parcelFacts(parcel)]));
    const fresh = await writePlan(tx, { shop, orderId }, { planned, parcels, addresses, vault });
    if (shipmentId === null || fresh > 0) await recordOrderConsents(tx, order, facts.recipients);
    if (fresh > 0) await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
    await countPlanned(tx, shop, fresh, facts.sending, facts.now);
  });
}

async function lockOrder(tx: Db, shop: string, orderId: string): Promise<StoredOrder | null> {
  await tx.$queryRaw`select 1 from "Order" where shop = ${shop} and id = ${orderId}::uuid for no key update`;
  const include = { shipments: { include: { fulfillment: true } } } as const;
  return tx.order.findFirst({ where: { shop, id: orderId }, include });
}

function addressesOf(vault: Vault, order: Order): Record<Channel, string | null> {
  const contact = readContact(vault, order);
  return { email: normalizeEmail(contact.email), sms: normalizePhone(contact.phone, order.shipCountry) };
}

/** Nothing of this parcel is worth waiting for. */
function isDone(parcel: Shipment): boolean {
  return parcel.removedAt !== null || FINAL.has(parcel.status);
}

function parcelFacts({ fulfillment, ...parcel }: StoredParcel) {
  return {
    ...parcel,
    removed: parcel.removedAt !== null,
    seenAt: parcel.createdAt,
    fulfilledAt: fulfillment.createdAt,
    fulfillmentChangedAt: fulfillment.sourceUpdatedAt,
  };
}
