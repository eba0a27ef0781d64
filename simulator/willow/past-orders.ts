import { cancelOrder, refundOrder } from "../shopify/change-order.ts";
import type { Stage } from "../shopify/emit-order.ts";
import { addFulfillmentEvent, fulfillOrder, type NewParcel } from "../shopify/fulfill-order.ts";
import type { Customer, Order } from "../shopify/order.ts";
import { placeOrder } from "../shopify/place-order.ts";
import type { ShopStore } from "../shopify/store.ts";
import { type Earlier, fillBasket } from "./baskets.ts";
import type { Chance } from "./chance.ts";
import { FATES, planJourney } from "./journey.ts";
import { type Lane, LANES, NUMBERS } from "./lanes.ts";
import { packingPlace } from "./locations.ts";
import type { Trait } from "./stock-shelves.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 59;

export interface Past {
  stage: Stage;
  traits: Map<string, Trait>;
  chance: Chance;
  anchor: Date;
}

/** Two months of orders up to the anchor, told with the same verbs that the present uses, only that nobody listens. */
export function livePast(past: Past, count: number): void {
  const { chance, anchor } = past;
  const start = anchor.getTime() - DAYS * DAY_MS;
  const span = anchor.getTime() - 2 * HOUR_MS - start;
  const times = Array.from({ length: count }, () => start + chance.next() * span).sort((a, b) => a - b);
  for (const time of times) liveOrder(past, Math.round(time / 1000) * 1000);
}

function liveOrder(past: Past, time: number): void {
  const { chance, anchor, traits } = past;
  const shop = past.stage.shop;
  const customer = chooseCustomer(shop, chance, time);
  const lane = LANES.find((one) => one.countryCode === customer.address.countryCode);
  const lines = fillBasket(shop, traits, chance, boughtBefore(shop, customer, time));
  if (!lane || lines.length === 0) return;
  const at = (moment: number): Stage => ({ ...past.stage, now: () => new Date(moment) });
  const order = placeOrder(at(time), { customer, lines, shippingMinor: lane.shippingMinor });
  if (chance.happens(0.02)) {
    cancelOrder(at(Math.min(time + HOUR_MS, anchor.getTime())), order.gid);
    return;
  }
  const sentAt = packingTime(time, chance);
  if (sentAt < anchor.getTime()) travel(past, order, customer, lane, sentAt);
  const refundAt = sentAt + chance.between(8, 20) * DAY_MS;
  const first = order.lines[0];
  if (first && chance.happens(0.03) && refundAt < anchor.getTime()) {
    refundOrder(at(refundAt), order.gid, { lines: [{ lineGid: first.gid, quantity: 1 }], restock: true });
  }
}

function travel(past: Past, order: Order, customer: Customer, lane: Lane, sentAt: number): void {
  const { chance, anchor } = past;
  const at = (moment: number): Stage => ({ ...past.stage, now: () => new Date(moment) });
  const company = chance.weighted(lane.carriers);
  const from = packingPlace(order);
  const two = order.lines.length > 1 && chance.happens(0.12);
  const groups = two ? [order.lines.slice(0, 1), order.lines.slice(1)] : [order.lines];
  const parcels = groups.map((lines): NewParcel => {
    const inside = lines.map((line) => ({ lineGid: line.gid, quantity: line.quantity }));
    return {
      company,
      number: trackingNumber(company, chance),
      locationGid: from.gid,
      ...(two ? { lines: inside } : {}),
    };
  });
  for (const fulfillment of fulfillOrder(at(sentAt), order.gid, parcels)) {
    const fate = company === "Deutsche Post" ? "mute" : chance.weighted(FATES);
    const parcel = { lane, company, from, to: customer.address, sentAt: new Date(sentAt), fate, anchor };
    for (const scan of planJourney(parcel, chance)) {
      if (scan.happenedAt > anchor) break;
      addFulfillmentEvent(at(scan.happenedAt.getTime()), fulfillment.gid, scan);
    }
  }
}

/** Four of ten orders come from people who bought before, and not only yesterday. */
function chooseCustomer(shop: ShopStore, chance: Chance, time: number): Customer {
  const past = shop.orders.filter((one) => time - one.createdAt.getTime() > 9 * DAY_MS);
  const known = past.length > 0 && chance.happens(0.4) ? chance.pick(past).customerGid : null;
  return shop.customers.find((one) => one.gid === known) ?? chance.pick(shop.customers.slice(1));
}

/** Oldest first. */
function boughtBefore(shop: ShopStore, customer: Customer, time: number): Earlier[] {
  const orders = shop.orders.filter((one) => one.customerGid === customer.gid);
  return orders.flatMap((order) => {
    const daysAgo = (time - order.createdAt.getTime()) / DAY_MS;
    const products = order.lines.flatMap((line) => shop.products.find((one) => one.gid === line.productGid) ?? []);
    return products.map((product) => ({ product, daysAgo }));
  });
}

/** Packed on the next working day, in the late morning. */
function packingTime(time: number, chance: Chance): number {
  const date = new Date(time + chance.between(10, 34) * HOUR_MS);
  while (date.getUTCDay() === 0 || date.getUTCDay() === 6) date.setUTCDate(date.getUTCDate() + 1);
  date.setUTCHours(9 + chance.between(0, 5), chance.between(0, 59), 0, 0);
  return Math.max(date.getTime(), time + HOUR_MS);
}

function trackingNumber(company: string, chance: Chance): string {
  return (NUMBERS[company] ?? "##########").replace(/[#]|A(?=[#A]|$)/g, (sign) =>
    sign === "#" ? String(chance.between(0, 9)) : String.fromCharCode(65 + chance.between(0, 25)),
  );
}
