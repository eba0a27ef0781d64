import { type Fulfillment, Prisma, type Shipment, type TrackingEvent } from "@prisma/client";

import { pass } from "#app/checkpoint.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import { columnsOf, type Sql } from "#app/lib/prepared-sql.server.ts";
import { expireTrackingLinks } from "#app/orders/tracking-link.server.ts";
import { foldTimeline, type ShipmentState } from "#app/tracking/fold.ts";
import { FINAL } from "#app/tracking/status.ts";

import { factOf } from "./event-fact.ts";

/** What a change of tells the rest of the house. */
const SHIPMENT = columnsOf(Prisma.ShipmentScalarFieldEnum, "s");
const EVENT = columnsOf(Prisma.TrackingEventScalarFieldEnum, "e");

const NEWS = ["status", "milestone", "cycle", "carrierEtaAt"] as const;

/**
 * Derives the state of a fulfillment's parcels afresh, and tells of every parcel that changed.
 * @param fulfillment locked by the caller
 * @param touched parcels that are new, renamed or removed: news in any case
 * @returns how many parcels changed
 */
export async function refold(
  tx: Sql,
  fulfillment: Fulfillment,
  touched: ReadonlySet<string>,
  origin: Origin,
  now: Date,
): Promise<number> {
  const { shop, orderId } = fulfillment;
  const shipments = await tx.$queryRaw<Shipment[]>`
    select ${SHIPMENT} from "Shipment" s where s."fulfillmentId" = ${fulfillment.id}::uuid order by s.id`;
  const events = await tx.$queryRaw<TrackingEvent[]>`
    select ${EVENT} from "TrackingEvent" e where e."fulfillmentId" = ${fulfillment.id}::uuid`;
  const cancelledAt = fulfillment.state === "cancelled" ? fulfillment.sourceUpdatedAt : null;
  let changed = 0;
  for (const shipment of shipments) {
    const own = events.filter((event) => event.shipmentId === null || event.shipmentId === shipment.id).map(factOf);
    const isGone = shipment.removedAt !== null;
    const state = isGone ? null : foldTimeline(own, { startedAt: fulfillment.createdAt, cancelledAt, now });
    const differs = state ? differences(shipment, state) : [];
    if (state && differs.length > 0) await storeState(tx, shipment.id, state);
    if (!touched.has(shipment.id) && !NEWS.some((name) => differs.includes(name)) && !isOlder(shipment, state))
      continue;
    changed += 1;
    // A journey that ended in the past has no estimate and is not announced.
    if (origin === "backfill" && state && FINAL.has(state.status)) continue;
    const key = `shipment.changed|${origin}|${shipment.id}`;
    await enqueue(tx, "shipment.changed", { shop, shipmentId: shipment.id, origin }, { key });
  }
  if (changed > 0) await expireLinksAtRest(tx, shop, orderId);
  pass("record.applied");
  return changed;
}

/**
 * Was it heard of longer ago than we believed? Shopify's word of a scan may come before the scan itself, which then says
 * that it lies days back: its silence has to be looked at anew. Whatever is heard later is looked at when it is due.
 */
function isOlder(shipment: Shipment, state: ShipmentState | null): boolean {
  if (!state?.lastEventAt || !shipment.lastEventAt) return false;
  return state.lastEventAt < shipment.lastEventAt;
}

async function storeState(tx: Sql, id: string, state: ShipmentState) {
  const { status, milestone, reason, cycle, statusAt, lastEventAt, deliveredAt, carrierEtaAt } = state;
  await tx.$executeRaw`
    update "Shipment"
       set status = ${status}::"ShipmentStatus", milestone = ${milestone}::"ShipmentStatus", reason = ${reason},
           cycle = ${cycle}, "statusAt" = ${statusAt}, "lastEventAt" = ${lastEventAt}, "deliveredAt" = ${deliveredAt},
           "carrierEtaAt" = ${carrierEtaAt}, "updatedAt" = now()
     where id = ${id}::uuid`;
}

function differences(shipment: Shipment, state: ShipmentState): (keyof ShipmentState)[] {
  const names = Object.keys(state) as (keyof ShipmentState)[];
  return names.filter((name) => valueOf(shipment[name]) !== valueOf(state[name]));
}

function valueOf(value: Date | string | number | null): string | number | null {
  return value instanceof Date ? value.getTime() : value;
}

/** The order's links end some time after its last parcel came to rest. */
async function expireLinksAtRest(tx: Sql, shop: string, orderId: string) {
  const shipments = await tx.$queryRaw<Pick<Shipment, "status" | "statusAt">[]>`
    select status, "statusAt" from "Shipment"
     where shop = ${shop} and "orderId" = ${orderId}::uuid and "removedAt" is null`;
  const resting = shipments.length > 0 && shipments.every((shipment) => FINAL.has(shipment.status));
  const latest = Math.max(...shipments.map((shipment) => shipment.statusAt.getTime()));
  await expireTrackingLinks(tx, shop, orderId, resting ? new Date(latest) : null);
}
