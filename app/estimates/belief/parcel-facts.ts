import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { type Day, dayOf } from "#app/lib/day.ts";
import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import type { Parcel } from "../model/parcel.ts";
import type { Destination } from "../rules/place.ts";
import type { Scan } from "./scan-stage.ts";
import { type Origin, type Origins, placeCode, departureOf, type Sending, sendingOf } from "./sending.ts";
import { wallDays } from "./wall-days.ts";

/** Where a shop is: the zone in which it counts its days, and its country. */
export interface Home {
  timeZone: string;
  country: string | null;
}

/** What is stored of a parcel, or of an order that is in none yet. */
export interface ParcelFacts {
  id: string;
  orderedAt: Date;
  /** First scan; null while the carrier does not have it. */
  handedAt: Date | null;
  deliveredAt: Date | null;
  /** The day the carrier names, as it is stored: midnight UTC is a day without an hour. */
  carrierEtaAt: Date | null;
  carrier: string;
  to: Destination;
  product: string | null;
  category: string | null;
  items: number;
  weightG: number | null;
  /** What the buyer chose, as the shop calls it. */
  service: string | null;
  /** In the shop's currency; freight is what the buyer paid for delivery. */
  price: number | null;
  freight: number | null;
  /** What was heard of it on its way; an order in no parcel has none. */
  scans?: readonly Scan[];
  /** What was told of where it leaves from; an order in no parcel has none. */
  origin?: Origin;
}

/** What a shop's parcels have in common. */
export interface Shipping {
  shop: string;
  home: Home;
  rules: DeliveryRules;
  /** Where it has sent from of late; nowhere in particular while nothing is known. */
  origins: Origins;
}

/** The zone on whose clocks a parcel's days are counted. */
export function zoneOf({ to }: Pick<ParcelFacts, "to">, home: Home): string {
  return zoneOfAddress(to, home.timeZone);
}

/** Where a parcel leaves from, or an order will that is in none. */
export function leavingFrom({ home, rules, origins }: Shipping, told: Origin | undefined): Sending {
  return sendingOf(told, origins, {
    country: rules.originCountry ?? home.country,
    region: rules.originRegion,
    area: null,
  });
}

/** The same as the estimator reads it: on the clocks of the destination, places as codes. */
export function parcelOf(shipping: Shipping, facts: ParcelFacts): Parcel {
  const { shop, home } = shipping;
  const zone = zoneOf(facts, home);
  const at = (instant: Date | null) => (instant ? wallDays(instant, zone) : null);
  const to = placeCode(facts.to);
  const asOrdered = { ...departureOf(shop, leavingFrom(shipping, undefined), to), carrier: "" };
  return {
    ...{ id: facts.id, shop },
    boughtAt: wallDays(facts.orderedAt, zone),
    ...{ handedAt: at(facts.handedAt), deliveredAt: at(facts.deliveredAt) },
    ...{ to, toArea: facts.to.area ?? "" },
    ...(facts.origin ? departureOf(shop, leavingFrom(shipping, facts.origin), to) : asOrdered),
    ...{ asOrdered, carrier: facts.carrier, service: facts.service ?? "" },
    ...{ product: facts.product ?? "", category: facts.category ?? "", items: facts.items },
    ...{ weightG: facts.weightG, price: facts.price, freight: facts.freight },
    carrierOn: facts.carrierEtaAt && namedDay(facts.carrierEtaAt, zone),
  };
}

const DAY_MS = 86_400_000;

/** A carrier that names a day without an hour writes midnight UTC: that is a day, not an instant. */
export function namedDay(eta: Date, zone: string): Day {
  return eta.getTime() % DAY_MS === 0 ? eta.getTime() / DAY_MS : Math.floor(wallDays(eta, zone));
}

/** Days since `since` until the rules' first day has begun, and until their last one is over, in working hours. */
export function spanSince(since: number, days: { earliestOn: string; latestOn: string }) {
  return { low: dayOf(days.earliestOn) + FIRST_HOUR / 24 - since, high: dayOf(days.latestOn) + LAST_HOUR / 24 - since };
}

/** Between these hours nearly everything is delivered. */
const FIRST_HOUR = 8;
const LAST_HOUR = 20;
