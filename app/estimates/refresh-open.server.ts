import { setImmediate as nextTurn } from "node:timers/promises";

import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { sql } from "#app/sql.server.ts";
import { FINAL, STATUSES } from "#app/tracking/status.ts";

import type { ShopFacts } from "./belief/believe.ts";
import { noteForecasts } from "./belief/note-forecast.server.ts";
import { readParcelFacts } from "./belief/read-facts.server.ts";
import { storeEstimates } from "./belief/store-estimate.server.ts";
import { readShopFacts } from "./learning/shop-facts.server.ts";
import { lookAtParcel } from "./refresh-estimate.server.ts";
import { lookAtOrder, readOrders, storeLooked } from "./refresh-order-estimate.server.ts";
import { hourIn } from "./rules/local-time.ts";

/** Parcels in memory at a time. */
const PAGE = 500;
const LOOKS_A_TURN = 25;
/** What was ordered longer ago and is in no parcel is a riddle that no day answers. */
const AWAITED_DAYS = 60;
const DAY = 86_400_000;
/** In these hours of its day an address is looked at: twice, should a round have been missed. */
const FIRST_HOURS: ReadonlySet<number> = new Set([0, 1]);
const OPEN = STATUSES.filter((status) => !FINAL.has(status) && status !== "returning");

/**
 * Believes anew what is under way, since without news a day that has passed is news too. What changes is stored, no
 * message follows from it by itself.
 * @param which `new_day`: only where a day has just begun at the destination; `all`: also orders never looked at
 * @param signal ends it between two pages
 * @returns how many parcels and orders are told other days from now on
 */
export async function refreshOpen(
  shop: string,
  which: "new_day" | "all",
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  const shopFacts = await readShopFacts(shop);
  const isDue = ({ country, region }: Edge) => {
    const zone = zoneOfAddress({ country, region }, shopFacts.home.timeZone);
    return which === "all" || FIRST_HOURS.has(hourIn(now, zone));
  };
  let changed = 0;
  for await (const page of openParcels(shop)) {
    if (signal?.aborted) return changed;
    const looked = await inTurns(await readParcelFacts(shop, idsOf(page.filter(isDue))), (parcel) =>
      lookAtParcel(parcel, shopFacts, now),
    );
    await noteForecasts(
      sql,
      shop,
      looked.flatMap(({ noted }) => noted),
    );
    const told = looked.flatMap((one) => one.told);
    // What somebody else has looked at meanwhile, with news that were not here yet, is left alone.
    changed += (await storeEstimates(shop, told, now)).size;
  }
  return changed + (await refreshOrders(shopFacts, which, isDue, now, signal));
}

async function refreshOrders(
  shopFacts: ShopFacts,
  which: "new_day" | "all",
  isDue: (edge: Edge) => boolean,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  const { shop } = shopFacts;
  let changed = 0;
  const pages = which === "all" ? awaitedOrders(shop, new Date(now.getTime() - AWAITED_DAYS * DAY)) : knownOrders(shop);
  for await (const page of pages) {
    if (signal?.aborted) return changed;
    const orders = await readOrders(shop, idsOf(page.filter(isDue)));
    const looked = await inTurns(orders, (order) => lookAtOrder(order, shopFacts, now));
    changed += await storeLooked(shop, looked, now);
  }
  return changed;
}

/** Some milliseconds of work at a time, since nobody else would get a turn. */
async function inTurns<T, R>(all: readonly T[], look: (one: T) => R): Promise<R[]> {
  const looked: R[] = [];
  for (const one of all) {
    if (looked.length % LOOKS_A_TURN === 0) await nextTurn();
    looked.push(look(one));
  }
  return looked;
}

interface Edge {
  id: string;
  at: Date;
  country: string | null;
  region: string | null;
}

const idsOf = (edges: readonly Edge[]) => edges.map(({ id }) => id);

async function* openParcels(shop: string): AsyncGenerator<Edge[]> {
  for (const status of OPEN) {
    yield* pagesOf(
      ({ id, at }) => sql.$queryRaw<Edge[]>`
        select s.id, s."statusAt" as at, o."shipCountry" as country, o."shipRegion" as region
          from "Shipment" s join "Order" o on o.id = s."orderId" and o."cancelledAt" is null
         where s.shop = ${shop} and s.status = ${status}::"ShipmentStatus" and s."removedAt" is null
           and (s."statusAt", s.id) > (${at}::timestamptz, ${id}::uuid)
         order by s."statusAt", s.id limit ${PAGE}`,
    );
  }
}

/** Orders that are told days of their own. */
function knownOrders(shop: string): AsyncGenerator<Edge[]> {
  return pagesOf(
    ({ id }) => sql.$queryRaw<Edge[]>`
      select o.id, o."placedAt" as at, o."shipCountry" as country, o."shipRegion" as region
        from "OrderEstimate" e join "Order" o on o.id = e."orderId"
       where e.shop = ${shop} and e."orderId" > ${id}::uuid order by e."orderId" limit ${PAGE}`,
  );
}

/** Orders of the last weeks that are in no parcel. */
function awaitedOrders(shop: string, since: Date): AsyncGenerator<Edge[]> {
  return pagesOf(
    ({ id, at }) => sql.$queryRaw<Edge[]>`
      select o.id, o."placedAt" as at, o."shipCountry" as country, o."shipRegion" as region
        from "Order" o
       where o.shop = ${shop} and o."placedAt" >= ${since} and o."cancelledAt" is null
         and (o."placedAt", o.id) > (${at}::timestamptz, ${id}::uuid)
         and not exists (select from "Shipment" s where s."orderId" = o.id and s."removedAt" is null and s.status <> 'cancelled')
       order by o."placedAt", o.id limit ${PAGE}`,
  );
}

const START: Edge = { id: "00000000-0000-0000-0000-000000000000", at: new Date(0), country: null, region: null };

async function* pagesOf(read: (after: Edge) => Promise<Edge[]>): AsyncGenerator<Edge[]> {
  let page: Edge[] = [];
  let edge: Edge | undefined = START;
  do {
    page = await read(edge);
    if (page.length > 0) yield page;
    edge = page.at(-1);
  } while (edge && page.length === PAGE);
}
