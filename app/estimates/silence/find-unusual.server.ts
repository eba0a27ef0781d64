import { sql } from "#app/sql.server.ts";

/** A parcel on its way that nothing was heard of for longer than nineteen of twenty. */
export interface UnusualSilence {
  shipmentId: string;
  orderId: string;
  orderName: string;
  carrier: string;
  stage: string;
  /** The last thing heard; the hand-over when nothing was. */
  since: Date;
  heardAt: Date | null;
  /** Nine of ten are heard of within so many days. */
  usualToDays: number;
  /** When it became unusual. */
  tellAt: Date;
  /** Which of the parcel's unusual silences it is, from 0. */
  number: number;
}

/**
 * The unusual silence a parcel is in; null when it is in none. What was never scanned is not with its carrier: whatever
 * that means, it is no silence of the carrier's.
 */
export async function findUnusualSilence(shop: string, shipmentId: string): Promise<UnusualSilence | null> {
  const [row] = await sql.$queryRaw<UnusualSilence[]>`
    select s.id as "shipmentId", o.id as "orderId", o.name as "orderName", s.carrier, quiet.stage, quiet."heardAt",
           coalesce(quiet."heardAt", f."createdAt") as since, quiet."usualToDays", quiet."tellAt",
           quiet.number
      from "Silence" quiet
      join "Shipment" s on s.id = quiet."shipmentId" and s."lastEventAt" is not distinct from quiet."heardAt"
      join "Order" o on o.id = s."orderId" and o."cancelledAt" is null
      join "Fulfillment" f on f.id = s."fulfillmentId"
     where quiet.shop = ${shop} and quiet."shipmentId" = ${shipmentId}::uuid and quiet."noticedAt" is not null
       and quiet.stage <> 'label' and s."removedAt" is null`;
  return row ?? null;
}

/**
 * Parcels that are silent for longer than is usual on their way, or were not handed over for longer than is usual; the
 * longest silent first.
 * @returns their ids
 */
export async function listSilentShipments(shop: string, part: "way" | "label", most: number): Promise<string[]> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select s.id
      from "Silence" quiet
      join "Shipment" s on s.id = quiet."shipmentId" and s."lastEventAt" is not distinct from quiet."heardAt"
     where quiet.shop = ${shop} and quiet."noticedAt" is not null and (quiet.stage = 'label') = ${part === "label"}
       and s."removedAt" is null
     order by quiet."tellAt", s.id limit ${most}`;
  return rows.map(({ id }) => id);
}

/** What a merchant may know of a parcel's silence; null while it is not noticeable. */
export interface KnownSilence {
  since: Date;
  usualFromDays: number;
  usualToDays: number;
  tellAt: Date;
  isUnusual: boolean;
  /** The carrier has it, as far as is known. */
  isHandedOver: boolean;
}

/** The silence a parcel is in, from where it is noticeable. */
export async function findSilence(shop: string, shipmentId: string, now: Date): Promise<KnownSilence | null> {
  const [row] = await sql.$queryRaw<KnownSilence[]>`
    select coalesce(quiet."heardAt", f."createdAt") as since, quiet."usualFromDays", quiet."usualToDays",
           quiet."tellAt", quiet."noticedAt" is not null as "isUnusual",
           quiet.stage <> 'label' as "isHandedOver"
      from "Silence" quiet
      join "Shipment" s on s.id = quiet."shipmentId" and s."lastEventAt" is not distinct from quiet."heardAt"
      join "Fulfillment" f on f.id = s."fulfillmentId"
     where quiet.shop = ${shop} and quiet."shipmentId" = ${shipmentId}::uuid and quiet.stage is not null
       and quiet."noticeableAt" <= ${now}`;
  return row ?? null;
}
