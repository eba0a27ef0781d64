import { type Order, Prisma } from "@prisma/client";

import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import { normalizeEmail, normalizePhone } from "#app/lib/contact.ts";
import { columnsOf, type Sql } from "#app/lib/prepared-sql.server.ts";
import { recordOrderConsents } from "#app/notifications/consent/consents.server.ts";
import { isIndian } from "#app/notifications/dlt.ts";
import { readSendingRules } from "#app/notifications/sending-rules.ts";
import { silentOn } from "#app/estimates/silence/unusual-silence.ts";
import { readContact } from "#app/orders/contact.ts";
import { findShop } from "#app/shops/shop.server.ts";
import { openVaultOf, type Vault } from "#app/shops/vault.server.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";
import { FINAL } from "#app/tracking/status.ts";

import { zonesOfAddress } from "#app/lib/address-zones.ts";
import type { Cause } from "./cause.ts";
import { newsOfParcel, type News, type ParcelFacts } from "./news.ts";
import { countPlanned } from "./pace.server.ts";
import { type PlanFacts, planMessages } from "./plan.ts";
import { listRules } from "./rules.server.ts";
import { whyUntrue } from "./truth.ts";
import { dropWaiting, writePlan } from "./write-plan.server.ts";

type Parcel = ParcelFacts & { id: string };

/**
 * Writes down which messages an order is worth, sent or not. Calling it again changes nothing.
 * @param origin `backfill` is the past: it plans nothing
 */
export async function planOrderMessages(shop: string, orderId: string, origin: Origin): Promise<void> {
  if (origin === "backfill") return;
  await planNews(shop, orderId, null, ({ placedAt }) => [
    { kind: "order_confirmed", cycle: 0, occurredAt: placedAt, untrue: null },
  ]);
}

/**
 * Writes down which messages a parcel's present state is worth, and drops waiting ones that it made untrue.
 * @param origin `backfill` is the past: it plans nothing
 */
export async function planShipmentMessages(shop: string, shipmentId: string, origin: Origin): Promise<void> {
  if (origin === "backfill") return;
  const [known] = await sql.$queryRaw<{ orderId: string }[]>`
    select "orderId" from "Shipment" where shop = ${shop} and id = ${shipmentId}::uuid`;
  if (!known) return;
  await planNews(shop, known.orderId, shipmentId, (_, parcels, notifyFrom) => {
    const parcel = parcels.find(({ id }) => id === shipmentId);
    return parcel ? newsOfParcel(parcel, notifyFrom) : [];
  });
}

export interface Overdue {
  orderId: string;
  /** Null where nothing of the order has left. */
  shipmentId: string | null;
  cause: Cause;
  /** Since when it is overdue. */
  occurredAt: Date;
  /** By which channels it may be told; any when not said. */
  channels?: readonly Channel[];
}

/**
 * Writes down which messages it is worth that something runs late of which the carrier has not said so. Each cause is
 * told once, however often it is found.
 */
export async function planOverdueMessages(shop: string, { orderId, shipmentId, ...overdue }: Overdue): Promise<void> {
  await planNews(shop, orderId, shipmentId, (_, parcels) => {
    const news = { kind: "delayed", cycle: 0, ...overdue } as const;
    if (shipmentId === null) return [{ ...news, untrue: null }];
    const parcel = parcels.find(({ id }) => id === shipmentId);
    return parcel ? [{ ...news, untrue: whyUntrue(news, parcel) }] : [];
  });
}

/** Plans for one order take turns: each sees what the one before has written, and merges into it. */
async function planNews(
  shop: string,
  orderId: string,
  shipmentId: string | null,
  newsOf: (order: Order, parcels: Parcel[], notifyFrom: Date | null) => News[],
): Promise<void> {
  const shopRow = await findShop(shop);
  if (!shopRow) return;
  const [vault, rules] = [openVaultOf(shopRow), await listRules(shop)];
  await sqlTransaction(async (tx) => {
    const order = await lockOrder(tx, shop, orderId);
    if (!order || order.redactedAt) return;
    if (order.cancelledAt) return dropWaiting(tx, shop, orderId);
    const parcels = await listParcels(tx, shop, orderId);
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
      alone: parcels.every((other) => other.id === shipmentId || isDone(other)),
      // One clock reading per plan: what is due at once must not wait for the database's clock to catch up.
      now: new Date(),
    };
    const planned = planMessages(facts, newsOf(order, parcels, notifyFrom));
    const byId = new Map(parcels.map((parcel) => [parcel.id, parcel]));
    const fresh = await writePlan(tx, { shop, orderId }, { planned, parcels: byId, addresses, vault });
    if (shipmentId === null || fresh > 0) await recordOrderConsents(tx, order, facts.recipients);
    await countPlanned(tx, shop, fresh, facts.sending, facts.now);
    // Last, since all planners meet at this one job and wait for each other's end.
    if (fresh > 0) await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
  });
}

const ORDER = columnsOf(Prisma.OrderScalarFieldEnum, "o");

async function lockOrder(tx: Sql, shop: string, orderId: string): Promise<Order | null> {
  const rows = await tx.$queryRaw<Order[]>`
    select ${ORDER} from "Order" o where o.shop = ${shop} and o.id = ${orderId}::uuid for no key update`;
  return rows[0] ?? null;
}

const SILENT_ON = Prisma.raw(silentOn("s"));

/** Read once the order is locked: what another plan or the carrier has changed meanwhile is in it. */
function listParcels(tx: Sql, shop: string, orderId: string): Promise<Parcel[]> {
  return tx.$queryRaw<Parcel[]>`
    select s.id, s.status, s.cycle, s.number, s."statusAt", s."removedAt" is not null as removed,
           ${SILENT_ON} as "silentOn", s."createdAt" as "seenAt", f."createdAt" as "fulfilledAt", f."sourceUpdatedAt" as "fulfillmentChangedAt"
      from "Shipment" s join "Fulfillment" f on f.id = s."fulfillmentId"
     where s.shop = ${shop} and s."orderId" = ${orderId}::uuid`;
}

function addressesOf(vault: Vault, order: Order): Record<Channel, string | null> {
  const contact = readContact(vault, order);
  return { email: normalizeEmail(contact.email), sms: normalizePhone(contact.phone, order.shipCountry) };
}

/** Nothing of this parcel is worth waiting for. */
function isDone(parcel: Parcel): boolean {
  return parcel.removed || FINAL.has(parcel.status);
}
