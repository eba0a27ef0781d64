import { localDay } from "#app/lib/local-day.ts";
import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { sql } from "#app/sql.server.ts";
import { FINAL, SCANNED, type Status } from "#app/tracking/status.ts";

import type { Window } from "./delivery-window.ts";
import { type EstimateFacts, estimateWindow } from "./rule-estimate.ts";
import type { Moved } from "./stored-estimate.ts";

/** In these a date of arrival means nothing (any more): what was said last stays as it was. */
const SETTLED: ReadonlySet<Status> = new Set([...FINAL, "returning"]);

/**
 * Brings a parcel's estimate up to date. A window that has passed is not moved on by our own rule: the
 * parcel is late, and the page says so. Only the carrier's word replaces it.
 */
export async function refreshEstimate(shop: string, shipmentId: string): Promise<void> {
  const shipment = await findFacts(shop, shipmentId);
  if (!shipment || SETTLED.has(shipment.status)) return;
  const { deliveryRules, timeZone, countryCode } = await requireShop(shop);
  const facts = { ...shipment.facts, home: { timeZone, country: countryCode } };
  const fresh = estimateWindow(facts, parseDeliveryRules(deliveryRules));
  const { known } = shipment;
  if (known && (sameWindow(known, fresh) || isKept(known, fresh, localDay(new Date(), timeZone)))) return;
  const moved = moveOf(known, fresh, facts);
  await sql.$executeRaw`
    insert into "Estimate" as known ("shipmentId", shop, "earliestOn", "latestOn", basis, "computedAt", "movedFromOn",
                                     "movedAt", "movedWhy")
    values (${shipmentId}::uuid, ${shop}, ${fresh.earliestOn}::date, ${fresh.latestOn}::date, ${fresh.basis}, now(),
            ${moved?.fromOn ?? null}::date, ${moved?.at ?? null}::timestamptz, ${moved?.why ?? null})
    on conflict ("shipmentId") do update
       set "earliestOn" = excluded."earliestOn", "latestOn" = excluded."latestOn", basis = excluded.basis,
           "computedAt" = excluded."computedAt",
           "movedFromOn" = coalesce(excluded."movedFromOn", known."movedFromOn"),
           "movedAt" = coalesce(excluded."movedAt", known."movedAt"),
           "movedWhy" = coalesce(excluded."movedWhy", known."movedWhy")`;
}

function isKept(known: Window, fresh: Window, today: string): boolean {
  return known.latestOn < today && fresh.basis === "rule";
}

function sameWindow(one: Window, other: Window): boolean {
  return one.earliestOn === other.earliestOn && one.latestOn === other.latestOn && one.basis === other.basis;
}

/** Only a later last day is a move: an earlier one, or a narrower window, breaks nothing that was said. */
function moveOf(known: Window | null, fresh: Window, { shippedAt }: EstimateFacts): Moved | null {
  if (!known || fresh.latestOn <= known.latestOn) return null;
  const why: Moved["why"] = fresh.basis === "carrier" ? "carrier" : shippedAt ? "packing" : "rule";
  return { fromOn: known.latestOn, at: new Date(), why };
}

interface Facts {
  status: Status;
  facts: Omit<EstimateFacts, "home">;
  /** What was said last. */
  known: Window | null;
}

interface FactRow extends Omit<Window, "basis"> {
  status: Status;
  number: string;
  carrierEtaAt: Date | null;
  orderedAt: Date;
  fulfilledAt: Date;
  firstScanAt: Date | null;
  country: string | null;
  region: string | null;
  area: string | null;
  basis: Window["basis"] | null;
}

async function findFacts(shop: string, id: string): Promise<Facts | null> {
  const [row] = await sql.$queryRaw<FactRow[]>`
    select s.status, s.number, s."carrierEtaAt", o."placedAt" as "orderedAt", f."createdAt" as "fulfilledAt",
           o."shipCountry" as country, o."shipRegion" as region, o."shipArea" as area,
           (select min(e."happenedAt") from "TrackingEvent" e
             where e."fulfillmentId" = f.id and (e."shipmentId" is null or e."shipmentId" = s.id)
               and e.status = any(${SCANNED_LIST}::text[])) as "firstScanAt",
           known."earliestOn"::text, known."latestOn"::text, known.basis
      from "Shipment" s
      join "Order" o on o.id = s."orderId"
      join "Fulfillment" f on f.id = s."fulfillmentId"
      left join "Estimate" known on known."shipmentId" = s.id
     where s.shop = ${shop} and s.id = ${id}::uuid and s."removedAt" is null`;
  if (!row) return null;
  const { status, number, carrierEtaAt, orderedAt, firstScanAt, country, region, area } = row;
  const { earliestOn, latestOn, basis } = row;
  // A number means that the parcel is packed for the carrier; without one, only the order's date is sure.
  const packedAt = number === "" && status === "pending" ? null : row.fulfilledAt;
  const facts = { orderedAt, shippedAt: firstScanAt ?? packedAt, carrierEtaAt, to: { country, region, area } };
  return { status, facts, known: basis === null ? null : { earliestOn, latestOn, basis } };
}

const SCANNED_LIST = [...SCANNED];
