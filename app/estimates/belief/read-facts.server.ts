import { Prisma } from "@prisma/client";

import { sql } from "#app/sql.server.ts";
import { SCANNED, type Status } from "#app/tracking/status.ts";

import type { Basis } from "../delivery-window.ts";
import type { BelievedFacts } from "./believe.ts";
import type { Scan } from "./scan-stage.ts";
import type { Origin } from "./sending.ts";

/** What was told last: days as text, and since when. */
export interface KnownWindow {
  earliestOn: string;
  latestOn: string;
  basis: Basis;
  toldAt: Date;
}

export interface StoredParcel {
  facts: BelievedFacts;
  orderId: string;
  status: Status;
  events: Scan[];
  /** When the newest of them happened; the fulfillment's beginning where there is none. */
  heardAt: Date;
  known: KnownWindow | null;
  /** Its order still has days of its own, as if it were in no parcel. */
  hasOrderEstimate: boolean;
  /** Somebody has been told a window of it. */
  isTold: boolean;
}

const SCANNED_LIST = [...SCANNED];

/** What an order's things are to the estimator, of `o`: the first line's product stands for all. */
export const THINGS = Prisma.sql`
  left join lateral (
    select sum(l."currentQuantity")::int as items, bool_or(l."requiresShipping" and l."currentQuantity" > 0) as "isSent",
           (array_agg(l."productGid" order by l.position, l.id))[1] as product
      from "OrderLine" l where l."orderId" = o.id) things on true
  left join "Product" p on p.shop = o.shop and p.gid = things.product`;

/** All that was heard of a parcel, of `e`. */
export const SCANS = Prisma.sql`
  coalesce(json_agg(json_build_object(
    'id', e.id, 'source', e.source, 'status', e.status, 'happenedAt', e."happenedAt", 'recordedAt', e."recordedAt",
    'country', e.country, 'region', e.region, 'namesDay', e."estimatedAt" is not null)), '[]')`;

export type ScanRow = Omit<Scan, "happenedAt" | "recordedAt"> & { happenedAt: string; recordedAt: string };

export function scansOf(rows: readonly ScanRow[]): Scan[] {
  return rows.map((row) => ({ ...row, happenedAt: new Date(row.happenedAt), recordedAt: new Date(row.recordedAt) }));
}

/** Where a fulfillment leaves from, of `f`. */
export const ORIGIN = Prisma.sql`
  json_build_object('location', f."locationId", 'country', f."originCountry", 'region', f."originRegion",
                    'area', f."originArea") as origin`;

/** Their columns, with where the order goes. */
export const ORDER_COLUMNS = Prisma.sql`
  o."placedAt" as "orderedAt", o."shipCountry" as country, o."shipRegion" as region, o."shipArea" as area,
  coalesce(o."subtotalMinor", o."totalMinor")::float8 / 100 as price, o."weightG", o."shippingMinor"::float8 / 100 as freight, o."shippingService" as service, things.product, things.items,
  p."productType" as category`;

export interface OrderColumns {
  orderedAt: Date;
  country: string | null;
  region: string | null;
  area: string | null;
  price: number | null;
  weightG: number | null;
  freight: number | null;
  service: string | null;
  product: string | null;
  items: number | null;
  category: string | null;
}

export function orderFacts({ country, region, area, items, ...row }: OrderColumns) {
  const { orderedAt, price, weightG, freight, service, product, category } = row;
  return {
    orderedAt,
    price,
    weightG,
    freight,
    service,
    product,
    category,
    items: items ?? 0,
    to: { country, region, area },
  };
}

interface Row extends OrderColumns, Omit<KnownWindow, "basis" | "toldAt"> {
  id: string;
  orderId: string;
  origin: Origin;
  status: Status;
  number: string;
  carrier: string;
  carrierEtaAt: Date | null;
  deliveredAt: Date | null;
  fulfilledAt: Date;
  handedAt: Date | null;
  heardAt: Date | null;
  events: ScanRow[];
  basis: Basis | null;
  toldAt: Date | null;
  hasOrderEstimate: boolean;
  isTold: boolean;
}

/** Parcels with what is known and was told of them; removed ones and those of other shops are missing. */
export async function readParcelFacts(shop: string, ids: readonly string[]): Promise<StoredParcel[]> {
  const rows = await sql.$queryRaw<Row[]>`
    select s.id, s."orderId", s.status, s.number, s.carrier, s."carrierEtaAt", s."deliveredAt",
           f."createdAt" as "fulfilledAt", ${ORIGIN}, heard."handedAt", heard."heardAt", heard.events, ${ORDER_COLUMNS},
           known."earliestOn"::text, known."latestOn"::text, known.basis, known."computedAt" as "toldAt",
           expected."orderId" is not null as "hasOrderEstimate",
           exists (select from "ToldWindow" told where told."subjectId" = s.id) as "isTold"
      from "Shipment" s
      join "Order" o on o.id = s."orderId"
      join "Fulfillment" f on f.id = s."fulfillmentId"
      left join "Estimate" known on known."shipmentId" = s.id
      left join "OrderEstimate" expected on expected."orderId" = s."orderId"
      ${THINGS}
      left join lateral (
        select min(e."happenedAt") filter (where e.status = any(${SCANNED_LIST}::text[])) as "handedAt",
               max(e."happenedAt") as "heardAt",
               ${SCANS} as events
          from "TrackingEvent" e
         where e."fulfillmentId" = f.id and (e."shipmentId" is null or e."shipmentId" = s.id)) heard on true
     where s.shop = ${shop} and s.id = any(${[...ids]}::uuid[]) and s."removedAt" is null`;
  return rows.map(read);
}

function read(row: Row): StoredParcel {
  const {
    id,
    origin,
    status,
    number,
    carrier,
    carrierEtaAt,
    deliveredAt,
    handedAt,
    earliestOn,
    latestOn,
    basis,
    toldAt,
  } = row;
  // A number means that the parcel is packed for the carrier; without one, only the order's date is sure.
  const packedAt = number === "" && status === "pending" ? null : row.fulfilledAt;
  const scans = scansOf(row.events);
  const parcel = { id, origin, carrier, carrierEtaAt, deliveredAt, handedAt, shippedAt: handedAt ?? packedAt };
  return {
    ...{ status, orderId: row.orderId, hasOrderEstimate: row.hasOrderEstimate, isTold: row.isTold },
    facts: { ...orderFacts(row), ...parcel, scans },
    heardAt: row.heardAt ?? row.fulfilledAt,
    events: scans,
    known: basis === null || toldAt === null ? null : { earliestOn, latestOn, basis, toldAt },
  };
}
