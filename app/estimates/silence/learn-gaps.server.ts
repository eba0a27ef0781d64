import { laneOf } from "#app/estimates/lane.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";

import { type GapCell, GapTally } from "./gap-tally.ts";
import { type HistoryEvent, longestGaps } from "./longest-gaps.ts";
import { watchMissing } from "./watch-parcel.server.ts";

/** Older parcels say little of how carriers scan today. */
const PAST_DAYS = 180;
const DAY = 86_400_000;
/** Orders in memory at a time, and at most. */
const PAGE = 500;
const MOST_ORDERS = 30_000;

/**
 * Learns anew how long the shop's parcels are silent, from the newest 30,000 orders of half a year; one page of them is
 * in memory. What was learned before is replaced at once when all is read.
 * @param signal ends it between two pages; nothing is changed then
 * @returns parcels learned from
 */
export async function learnGaps(shop: string, now: Date, signal?: AbortSignal): Promise<number> {
  const { countryCode } = await requireShop(shop);
  const tally = new GapTally();
  let [parcels, orders] = [0, 0];
  for await (const page of readPages(shop, new Date(now.getTime() - PAST_DAYS * DAY))) {
    if (signal?.aborted) return 0;
    for (const { carrier, number, country, region, startedAt, events } of page) {
      const destination = { country, region };
      const history = { number, destination, origin: countryCode, startedAt, events: events.map(readEvent) };
      for (const gap of longestGaps(history, now)) tally.add(gap, carrier, laneOf(countryCode, destination));
    }
    parcels += page.length;
    orders += PAGE;
    if (orders >= MOST_ORDERS) break;
  }
  await store(shop, tally.cells(), now);
  await watchMissing(shop);
  return parcels;
}

interface ParcelRow {
  carrier: string;
  number: string;
  country: string | null;
  region: string | null;
  startedAt: Date;
  events: (Omit<HistoryEvent, "happenedAt"> & { happenedAt: string })[];
}

interface Edge {
  placedAt: Date;
  id: string;
}

/** The parcels of the shop's orders, newest orders first. */
async function* readPages(shop: string, since: Date): AsyncGenerator<ParcelRow[]> {
  let edge: Edge | undefined;
  do {
    const orders: Edge[] = await sql.$queryRaw<Edge[]>`
      select id, "placedAt" from "Order"
       where shop = ${shop} and "placedAt" >= ${since} and "cancelledAt" is null
         and ("placedAt", id) < (${edge?.placedAt ?? FAR}::timestamptz, ${edge?.id ?? LAST_ID}::uuid)
       order by "placedAt" desc, id desc limit ${PAGE}`;
    if (orders.length > 0)
      yield await readParcels(
        shop,
        orders.map(({ id }) => id),
      );
    edge = orders.length === PAGE ? orders.at(-1) : undefined;
  } while (edge);
}

const FAR = new Date("9999-01-01");
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

function readParcels(shop: string, orderIds: string[]): Promise<ParcelRow[]> {
  return sql.$queryRaw<ParcelRow[]>`
    select s.carrier, s.number, o."shipCountry" as country, o."shipRegion" as region, f."createdAt" as "startedAt",
           (select coalesce(json_agg(json_build_object('id', e.id, 'source', e.source, 'status', e.status, 'happenedAt', e."happenedAt",
                                                       'country', e.country, 'region', e.region)), '[]')
              from "TrackingEvent" e
             where e."fulfillmentId" = s."fulfillmentId" and (e."shipmentId" is null or e."shipmentId" = s.id)) as events
      from "Shipment" s
      join "Order" o on o.id = s."orderId"
      join "Fulfillment" f on f.id = s."fulfillmentId" and f.state <> 'cancelled'
     where s.shop = ${shop} and s."orderId" = any(${orderIds}::uuid[]) and s."removedAt" is null`;
}

function readEvent({ happenedAt, ...event }: ParcelRow["events"][number]): HistoryEvent {
  return { ...event, happenedAt: new Date(happenedAt) };
}

function store(shop: string, cells: GapCell[], now: Date): Promise<void> {
  return sqlTransaction(async (tx) => {
    await tx.$executeRaw`delete from "ScanGap" where shop = ${shop}`;
    await tx.$executeRaw`
      insert into "ScanGap" (shop, stage, carrier, lane, ended, open, "learnedAt")
      select ${shop}, cell.stage, cell.carrier, cell.lane, cell.ended, cell.open, ${now}
        from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb)
             as cell(stage text, carrier text, lane text, ended int[], open int[])
      on conflict do nothing`;
  });
}
