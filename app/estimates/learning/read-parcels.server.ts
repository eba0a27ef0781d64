import { sql } from "#app/sql.server.ts";
import { SCANNED, type Status } from "#app/tracking/status.ts";

import type { ShopFacts } from "../belief/believe.ts";
import type { Origin } from "../belief/sending.ts";
import {
  ORDER_COLUMNS,
  ORIGIN,
  type OrderColumns,
  orderFacts,
  type ScanRow,
  SCANS,
  scansOf,
  THINGS,
} from "../belief/read-facts.server.ts";
import { isTrusted, type PastFacts, type PastParcel, pastParcel } from "./past-parcel.ts";

/** Seasons come back, and what was three years ago does not. */
const PAST_DAYS = 730;
export const MOST_PARCELS = 100_000;
/** Orders in memory at a time. */
const PAGE = 500;
const DAY = 86_400_000;

/** What was ordered earlier is not learned from. */
export function pastSince(now: Date): Date {
  return new Date(now.getTime() - PAST_DAYS * DAY);
}

export interface ReadParcels {
  parcels: PastParcel[];
  /** Whose times contradict each other. */
  leftOut: number;
}

/**
 * The parcels of a shop's newest orders, delivered and under way, in pages; newest orders first. What will never arrive,
 * or nobody has ever scanned in weeks, is not in it.
 * @param now what was recorded later is not read: a learning that is taken up reads what it read before
 * @param share of its orders, 0 to 1: which ones their ids tell
 */
export async function* readParcels(shopFacts: ShopFacts, now: Date, share = 1): AsyncGenerator<ReadParcels> {
  for await (const { facts, leftOut } of readPast(shopFacts.shop, now, MOST_PARCELS, share)) {
    yield { parcels: facts.map((one) => pastParcel(one, shopFacts)), leftOut };
  }
}

/** The same as they are stored. @param most ends it after about so many parcels */
export async function* readPast(
  shop: string,
  now: Date,
  most: number,
  share = 1,
): AsyncGenerator<{ facts: PastFacts[]; leftOut: number }> {
  let read = 0;
  for await (const orderIds of readOrderPages(shop, now, share)) {
    const rows = await readRows(shop, orderIds, now);
    const trusted = rows.filter((row) => isTrusted(row, now));
    yield {
      facts: trusted.map(({ events, ...row }) => ({ ...row, ...orderFacts(row), scans: scansOf(events) })),
      leftOut: rows.length - trusted.length,
    };
    read += trusted.length;
    if (read >= most) return;
  }
}

interface Edge {
  id: string;
  placedAt: Date;
}

/** Of so many parts an order is in one. */
const PARTS = 1_000_000;

async function* readOrderPages(shop: string, now: Date, share: number): AsyncGenerator<string[]> {
  const parts = Math.ceil(share * PARTS);
  let edge: Edge | undefined = { id: "ffffffff-ffff-ffff-ffff-ffffffffffff", placedAt: now };
  while (edge) {
    const { id, placedAt }: Edge = edge;
    const page: Edge[] = await sql.$queryRaw<Edge[]>`
      select o.id, o."placedAt" from "Order" o
       where o.shop = ${shop} and o."placedAt" >= ${pastSince(now)}
         and (o."cancelledAt" is null or o."cancelledAt" > ${now})
         and (o."placedAt", o.id) < (${placedAt}::timestamptz, ${id}::uuid)
         and (${share >= 1}::boolean or mod(hashtext(o.id::text)::bigint + 2147483648, ${PARTS}::bigint) < ${parts}::bigint)
       order by o."placedAt" desc, o.id desc limit ${PAGE}`;
    if (page.length > 0) yield page.map((order) => order.id);
    edge = page.length === PAGE ? page.at(-1) : undefined;
  }
}

interface Row extends OrderColumns {
  id: string;
  orderId: string;
  origin: Origin;
  carrier: string;
  handedAt: Date | null;
  deliveredAt: Date | null;
  /** The first day that the carrier named: later ones knew more than was known at hand-over. */
  carrierEtaAt: Date | null;
  etaNamedAt: Date | null;
  events: ScanRow[];
}

const SCANNED_LIST = [...SCANNED];
/** They will not come, or nobody will tell. */
const LOST: Status[] = ["returning", "returned", "cancelled", "expired"];

/** Parcels as they were known at an instant, as far as what is stored still tells. */
function readRows(shop: string, orderIds: readonly string[], now: Date): Promise<Row[]> {
  return sql.$queryRaw<Row[]>`
    select s.id, s."orderId", ${ORIGIN}, s.carrier, heard."handedAt", heard."carrierEtaAt",
           heard."etaNamedAt", heard.events,
           case when s."deliveredAt" is not null and s."updatedAt" > ${now} and exists (
                       select from "TrackingEvent" e where e."fulfillmentId" = f.id and e."recordedAt" > ${now})
                then heard."deliveredAt" else s."deliveredAt" end as "deliveredAt",
           ${ORDER_COLUMNS}
      from "Shipment" s
      join "Order" o on o.id = s."orderId"
      join "Fulfillment" f on f.id = s."fulfillmentId" and f.state <> 'cancelled'
      ${THINGS}
      left join lateral (
        select min(e."happenedAt") filter (where e.status = any(${SCANNED_LIST}::text[])) as "handedAt",
               coalesce(min(e."happenedAt") filter (where e.status = 'delivered' and e.source <> 'echo'),
                        min(e."happenedAt") filter (where e.status = 'delivered')) as "deliveredAt",
               (array_agg(e."estimatedAt" order by e."happenedAt")
                  filter (where e."estimatedAt" is not null))[1] as "carrierEtaAt",
               min(e."happenedAt") filter (where e."estimatedAt" is not null) as "etaNamedAt",
               ${SCANS} as events
          from "TrackingEvent" e
         where e."fulfillmentId" = f.id and (e."shipmentId" is null or e."shipmentId" = s.id)
           and e."recordedAt" <= ${now}) heard on true
     where s.shop = ${shop} and s."orderId" = any(${[...orderIds]}::uuid[])
       and s."createdAt" <= ${now} and (s."removedAt" is null or s."removedAt" > ${now})
       and (s."deliveredAt" is not null or s.status::text <> all(${LOST}::text[]) or s."statusAt" > ${now})
     order by o."placedAt" desc, s.id desc`;
}
