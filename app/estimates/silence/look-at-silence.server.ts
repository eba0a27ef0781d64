import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { logger } from "#app/logger.server.ts";
import { reviveDates } from "#app/lib/sql-json.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";
import { FINAL, type Status } from "#app/tracking/status.ts";

import { readCounts } from "./read-counts.server.ts";
import { lookAtParcel, type SilenceRow, stageOf, type WatchedParcel } from "./silence-row.ts";

/** Parcels of one transaction, and pages of one run: what is left over is due in the next one. */
const PAGE = 500;
const MOST_PAGES = 400;

/**
 * Looks at the parcels that may have been silent for noticeably long by now. One that has been so for longer than
 * nineteen of twenty is noticed, once for each silence: what follows from that is the job of a changed parcel.
 * @param signal ends it between two pages
 * @returns how many were noticed
 */
export async function lookAtSilence(now: Date, signal?: AbortSignal): Promise<number> {
  let noticed = 0;
  const failed: string[] = [];
  for (let page = 0; page < MOST_PAGES && !signal?.aborted; page += 1) {
    const due = await sql.$queryRaw<{ shop: string; shipmentIds: string[] }[]>`
      select due.shop, array_agg(due."shipmentId" order by due."shipmentId") as "shipmentIds"
        from (select q.shop, q."shipmentId" from "Silence" q
                join "Shop" tenant on tenant.domain = q.shop and tenant."uninstalledAt" is null
               where q."lookAt" <= ${now} and q.shop <> all(${failed}::text[]) order by q."lookAt" limit ${PAGE}) due
       group by due.shop`;
    if (due.length === 0) break;
    for (const { shop, shipmentIds } of due) {
      try {
        noticed += await lookAtParcels(shop, shipmentIds, now);
      } catch (error) {
        // One shop's trouble must not keep the others' silence unheard; its parcels stay due.
        logger.error({ err: error, shop }, "silence not looked at");
        failed.push(shop);
      }
    }
  }
  return noticed;
}

/** The same for these parcels of a shop, due or not. */
export function lookAtParcels(shop: string, shipmentIds: string[], now: Date): Promise<number> {
  return sqlTransaction(async (tx) => {
    // Two looks at one parcel take turns, so that each silence is noticed by one of them.
    await tx.$queryRaw`
      select 1 from "Silence" where shop = ${shop} and "shipmentId" = any(${shipmentIds}::uuid[])
       order by "shipmentId" for update`;
    const parcels = await readParcels(tx, shop, shipmentIds);
    const stages = parcels.map(stageOf).filter((stage) => stage !== null);
    const find = await readCounts(tx, shop, [...new Set(stages)], parcels);
    const looks = parcels.map((parcel) => ({ parcel, row: lookAtParcel(parcel, find, now) }));
    await forget(tx, shop, shipmentIds, parcels);
    await store(tx, shop, looks);
    const noticed = looks.filter(({ parcel, row }) => row.noticedAt?.getTime() === now.getTime() && isNew(parcel, row));
    for (const {
      parcel: { shipmentId },
    } of noticed) {
      const key = `shipment.changed|reconcile|${shipmentId}`;
      await enqueue(tx, "shipment.changed", { shop, shipmentId, origin: "reconcile" }, { key });
    }
    return noticed.length;
  });
}

function isNew({ known }: WatchedParcel, { heardAt }: SilenceRow): boolean {
  return known.noticedAt === null || known.heardAt?.getTime() !== heardAt?.getTime();
}

interface ParcelRow extends Omit<WatchedParcel, "seen" | "destination"> {
  country: string | null;
  region: string | null;
  seenCountry: string | null;
  seenRegion: string | null;
}

const OVER: Status[] = [...FINAL];

/** Those that are still under way. */
async function readParcels(tx: Sql, shop: string, shipmentIds: string[]): Promise<WatchedParcel[]> {
  const rows = await tx.$queryRaw<ParcelRow[]>`
    select s.id as "shipmentId", s.status, s.milestone, s.carrier, s.number, s."lastEventAt",
           f."createdAt" as "startedAt", o."shipCountry" as country, o."shipRegion" as region,
           tenant."countryCode" as origin, tenant."timeZone",
           seen.country as "seenCountry", seen.region as "seenRegion",
           to_json(q) as known
      from "Silence" q
      join "Shipment" s on s.id = q."shipmentId"
      join "Fulfillment" f on f.id = s."fulfillmentId"
      join "Order" o on o.id = s."orderId" and o."cancelledAt" is null
      join "Shop" tenant on tenant.domain = q.shop
      left join lateral (
        select e.country, e.region from "TrackingEvent" e
         where e."fulfillmentId" = f.id and (e."shipmentId" is null or e."shipmentId" = s.id) and e.country is not null
         order by e."happenedAt" desc, e.id desc limit 1) seen on true
     where q.shop = ${shop} and q."shipmentId" = any(${shipmentIds}::uuid[])
       and s."removedAt" is null and s.status::text <> all(${OVER}::text[])`;
  return rows.map(readParcel);
}

function readParcel({ country, region, seenCountry, seenRegion, ...row }: ParcelRow): WatchedParcel {
  reviveDates([row.known]);
  const seen = seenCountry === null ? null : { country: seenCountry, region: seenRegion };
  return { ...row, destination: { country, region }, seen };
}

/** What has arrived, was cancelled or removed needs no watching. */
async function forget(tx: Sql, shop: string, looked: string[], parcels: WatchedParcel[]): Promise<void> {
  const open = new Set(parcels.map(({ shipmentId }) => shipmentId));
  const over = looked.filter((id) => !open.has(id));
  if (over.length === 0) return;
  await tx.$executeRaw`delete from "Silence" where shop = ${shop} and "shipmentId" = any(${over}::uuid[])`;
}

async function store(tx: Sql, shop: string, looks: { parcel: WatchedParcel; row: SilenceRow }[]): Promise<void> {
  const rows = looks.map(({ parcel: { shipmentId }, row }) => ({ shipmentId, ...row }));
  await tx.$executeRaw`
    update "Silence" q
       set number = look.number, "heardAt" = look."heardAt", stage = look.stage, "usualFromDays" = look."usualFromDays",
           "usualToDays" = look."usualToDays", "noticeableAt" = look."noticeableAt", "tellAt" = look."tellAt",
           "lookAt" = look."lookAt", "noticedAt" = look."noticedAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as look("shipmentId" uuid, number int, "heardAt" timestamptz, stage text, "usualFromDays" int,
                   "usualToDays" int, "noticeableAt" timestamptz, "tellAt" timestamptz, "lookAt" timestamptz,
                   "noticedAt" timestamptz)
     where q.shop = ${shop} and q."shipmentId" = look."shipmentId"`;
}
