import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { localDay } from "#app/lib/local-day.ts";
import { sql } from "#app/sql.server.ts";

import { believe, type ShopFacts } from "./belief/believe.ts";
import { dueMoment } from "./belief/due-moment.ts";
import { type Noted, noteForecasts } from "./belief/note-forecast.server.ts";
import { ORDER_COLUMNS, type OrderColumns, orderFacts, THINGS } from "./belief/read-facts.server.ts";
import { dropOrderEstimates, type NewOrderEstimate, storeOrderEstimates } from "./belief/store-estimate.server.ts";
import { whyOrderMoved } from "./belief/why-moved.ts";
import type { Basis, OrderWindow } from "./delivery-window.ts";
import { readShopFacts } from "./learning/shop-facts.server.ts";
import { isHoliday } from "./rules/holidays.ts";
import { type SettledOrder, settleOrderWindow } from "./settle-window.ts";

/** Who has looked at an order in the same moment has not done so so often. */
const MOST_TRIES = 5;

/**
 * Brings up to date by when an order that is in no parcel yet should leave and arrive. One that is in parcels, was
 * cancelled or needs no sending has no days of its own.
 */
export async function refreshOrderEstimate(shop: string, orderId: string, now: Date): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const [order] = await readOrders(shop, [orderId]);
    if (!order) return;
    const looked = lookAtOrder(order, await readShopFacts(shop), now);
    // Where something else was told meanwhile, what was seen may be old.
    if ((await storeLooked(shop, [looked], now)) === looked.told.length) return;
  }
  throw new Error(`The days of order ${orderId} changed again and again while it was looked at`);
}

/** What follows from looking at an order; each at most once. */
export interface LookedOrder {
  noted: Noted[];
  told: NewOrderEstimate[];
  /** It has no days of its own any more. */
  dropped: string[];
}

/** Believes an order anew; nothing is stored. */
export function lookAtOrder(order: StoredOrder, shopFacts: ShopFacts, now: Date): LookedOrder {
  const { id, known } = order;
  if (!order.isAwaited) return { noted: [], told: [], dropped: known ? [id] : [] };
  const facts = { ...order.facts, id, carrier: "", carrierEtaAt: null, deliveredAt: null, handedAt: null };
  const belief = believe({ ...facts, shippedAt: null }, shopFacts, now);
  const moment = dueMoment(facts, now);
  const noted = moment ? [{ orderId: id, subjectId: id, carrier: "", moment, at: now, belief }] : [];
  const fresh = { ...belief.window, shipsByOn: earlier(belief.rule.shipsByOn, belief.window.latestOn) };
  const zone = zoneOfAddress(facts.to, shopFacts.home.timeZone);
  const settled = known ? settle(known, fresh, order, zone, now) : { window: fresh, moved: null };
  const { window } = settled;
  if (known && sameDays(known.window, window)) return { noted, told: [], dropped: [] };
  const version = window.basis === "learned" ? belief.version : null;
  return { noted, told: [{ ...settled, orderId: id, version, insteadOf: known?.toldAt ?? null }], dropped: [] };
}

/** @returns of how many orders other days are told from now on */
export async function storeLooked(shop: string, looked: readonly LookedOrder[], now: Date): Promise<number> {
  await dropOrderEstimates(shop, looked.flatMap(({ dropped }) => dropped)); // prettier-ignore
  await noteForecasts(sql, shop, looked.flatMap(({ noted }) => noted)); // prettier-ignore
  return (await storeOrderEstimates(shop, looked.flatMap(({ told }) => told), now)).size; // prettier-ignore
}

/** What nobody has been told yet moves without a word. */
function settle(
  { window, toldAt }: NonNullable<StoredOrder["known"]>,
  fresh: OrderWindow,
  { facts: { to }, isTold }: StoredOrder,
  zone: string,
  now: Date,
): SettledOrder {
  const today = localDay(now, zone);
  const why = whyOrderMoved(window, fresh, today, (day) => isHoliday(to, day));
  const present = { now, today, news: "none", why } as const;
  const settled = settleOrderWindow({ ...window, toldOn: localDay(toldAt, zone) }, fresh, present);
  return isTold ? settled : { ...settled, moved: null };
}

export interface StoredOrder {
  id: string;
  facts: ReturnType<typeof orderFacts>;
  /** Something of it is to be sent, and is in no parcel. */
  isAwaited: boolean;
  known: { window: OrderWindow; toldAt: Date } | null;
  /** Somebody has been told a window of it. */
  isTold: boolean;
}

interface Row extends OrderColumns, Omit<OrderWindow, "basis"> {
  id: string;
  isAwaited: boolean;
  isTold: boolean;
  basis: Basis | null;
  toldAt: Date | null;
}

/** Orders of a shop with what was told of their days. */
export async function readOrders(shop: string, ids: readonly string[]): Promise<StoredOrder[]> {
  const rows = await sql.$queryRaw<Row[]>`
    select o.id, ${ORDER_COLUMNS}, known."shipsByOn"::text, known."earliestOn"::text, known."latestOn"::text, known.basis,
           known."computedAt" as "toldAt",
           exists (select from "ToldWindow" told where told."subjectId" = o.id) as "isTold",
           o."cancelledAt" is null and coalesce(things."isSent", false)
             and not exists (select from "Shipment" s where s."orderId" = o.id and s."removedAt" is null
                                                          and s.status <> 'cancelled') as "isAwaited"
      from "Order" o
      left join "OrderEstimate" known on known."orderId" = o.id
      ${THINGS}
     where o.shop = ${shop} and o.id = any(${[...ids]}::uuid[])`;
  return rows.map(({ id, isAwaited, isTold, basis, toldAt, shipsByOn, earliestOn, latestOn, ...order }) => ({
    ...{ id, isAwaited, isTold, facts: orderFacts(order) },
    known: basis === null || toldAt === null ? null : { window: { shipsByOn, earliestOn, latestOn, basis }, toldAt },
  }));
}

function sameDays(one: OrderWindow, other: OrderWindow): boolean {
  const names = ["shipsByOn", "earliestOn", "latestOn", "basis"] as const;
  return names.every((name) => one[name] === other[name]);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
