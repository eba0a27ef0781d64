import type { NewEvent } from "../shopify/fulfill-order.ts";
import type { Address } from "../shopify/order.ts";
import type { Location } from "../shopify/store.ts";
import type { Chance } from "./chance.ts";
import { type Lane, NAME_NO_DAY, TOO_EARLY } from "./lanes.ts";
import { WAREHOUSE } from "./locations.ts";

export type Fate = "smooth" | "late" | "attempted" | "pickup" | "lost" | "returned" | "mute";

/** How parcels fare. "mute": a carrier that never tells Shopify anything but the label. */
export const FATES: [Fate, number][] = [
  ["smooth", 74],
  ["late", 10],
  ["attempted", 6],
  ["pickup", 3],
  ["returned", 2],
  ["lost", 1],
  ["mute", 4],
];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Scan = NewEvent & { happenedAt: Date };

export interface Parcel {
  lane: Lane;
  company: string;
  from: Location;
  to: Address;
  sentAt: Date;
  fate: Fate;
  /** The present. */
  anchor: Date;
}

/** Everything a carrier will say about a parcel, from the label to the end, oldest first. */
export function planJourney({ lane, company, from, to, sentAt, fate, anchor }: Parcel, chance: Chance): Scan[] {
  const scans: Scan[] = [];
  const here = { city: to.city, country: to.countryCode, zip: to.zip };
  const [fastest, slowest] = lane.days;
  const delay = fate === "late" ? chance.between(2, 4) : 0;
  const usual = chance.between(fastest, slowest) - (from === WAREHOUSE ? 1 : 0);
  const transit = usual + delay + slowBy(lane, (anchor.getTime() - sentAt.getTime()) / DAY_MS);
  let at = sentAt.getTime();
  const say = (
    status: NewEvent["status"],
    message: string,
    after: number,
    more: Omit<Partial<NewEvent>, "happenedAt"> = {},
  ) => {
    at += after;
    scans.push({ status, message, happenedAt: new Date(at), ...more });
  };
  const origin = { city: from.city, country: from.countryCode };
  // A slow-down is nothing that a carrier tells of.
  const named = (days: number) => evening(at + (days - (TOO_EARLY[company] ?? 0)) * DAY_MS);
  const estimatedDeliveryAt = NAME_NO_DAY.has(company) ? undefined : named(slowest + 1);
  say("label_purchased", "Shipping label created", 5 * 60_000, origin);
  if (fate === "mute") return scans;
  say("carrier_picked_up", "Accepted by the carrier", chance.between(2, 8) * HOUR_MS, {
    ...origin,
    estimatedDeliveryAt,
  });
  const legs = lane.hubs.slice(0, Math.max(1, Math.min(lane.hubs.length, transit - 1)));
  const leg = (transit * DAY_MS) / (legs.length + 1);
  for (const city of legs) say("in_transit", `Processed at ${city}`, leg * (0.8 + chance.next() * 0.2), { city });
  if (fate === "lost") return scans;
  if (fate === "late") {
    const later = NAME_NO_DAY.has(company) ? undefined : named(delay + 2);
    say("delayed", "Delayed in the network", 6 * HOUR_MS, { estimatedDeliveryAt: later });
    say("in_transit", "On its way again", delay * DAY_MS * 0.6);
  }
  if (fate === "returned") {
    at = morning(at + leg * 0.5);
    say("attempted_delivery", "Addressee unknown", 4 * HOUR_MS, here);
    say("failure", "Return to sender", DAY_MS, here);
    say("failure", "Returned to sender", (transit + 1) * DAY_MS, origin);
    return scans;
  }
  at = morning(at + leg * 0.6);
  say("out_for_delivery", "Out for delivery", 0, here);
  if (fate === "attempted") {
    say("attempted_delivery", "Nobody was home", 5 * HOUR_MS, here);
    say("out_for_delivery", "Out for delivery", DAY_MS - 5 * HOUR_MS, here);
  }
  if (fate === "pickup") say("ready_for_pickup", "Ready for pickup at the parcel shop", 6 * HOUR_MS, here);
  const wait = fate === "pickup" ? chance.between(20, 50) : chance.between(2, 8);
  say("delivered", chance.pick(["Handed over", "Left in the letterbox", "Given to a neighbor"]), wait * HOUR_MS, here);
  return scans;
}

function slowBy({ slowdown }: Lane, daysAgo: number): number {
  return slowdown && daysAgo <= slowdown.fromDaysAgo && daysAgo >= slowdown.toDaysAgo ? slowdown.days : 0;
}

/** The next time a van is loaded: between 7:10 and 7:50, UTC. */
function morning(time: number): number {
  const date = new Date(time);
  date.setUTCHours(7, 10 + (date.getUTCMinutes() % 40), 0, 0);
  return date.getTime() < time ? date.getTime() + DAY_MS : date.getTime();
}

function evening(time: number): Date {
  const date = new Date(time);
  date.setUTCHours(17, 0, 0, 0);
  return date;
}
