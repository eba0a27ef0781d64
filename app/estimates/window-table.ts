import { type Day, dayOf, isoOf } from "#app/lib/day.ts";
import { localDay } from "#app/lib/local-day.ts";
import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import { believe, type ShopFacts } from "./belief/believe.ts";
import { noonIn } from "./rules/local-time.ts";
import { transitTo } from "./rules/transit-zone.ts";

/** So long the theme's blocks can count when nobody tells them anew, which happens every night. */
export const TABLE_DAYS = 45;

/** For a country of which the rules say nothing. */
export const ANYWHERE = "*";

/** How long it takes to one country, on each of the next days. */
export interface Way {
  /** Working days on the road, as the rules have it: "2", "2–6" */
  road: string;
  /** For an order of each day: days until the window's first day and until its last. "3 9,4 10" */
  days: string;
  /** It rests on what past parcels have taught, not on the shop's rules. */
  learned: boolean;
}

/** From when to when an order placed now arrives, worked out ahead: Liquid can look up, and asks nobody. */
export interface WindowTable {
  /** The place of a day in `days`; days are the shop's. */
  at: Record<string, number>;
  /** From this hour on the next day's place counts, and each number is one more. */
  cutOffHour: number | null;
  /** Working days to pack: "1", "1–2" */
  packing: string;
  /** ISO 3166-1 alpha-2 of where it goes when nothing is known of the shopper. */
  home: string;
  ways: Record<string, Way>;
}

/** The countries that have a way of their own: where the shop is, and of which its rules speak. */
export function tableCountries(rules: DeliveryRules, home: string | null): string[] {
  return [...new Set([...(home === null ? [] : [home]), ...rules.zones.flatMap(({ countries }) => countries)])];
}

/** All but the ways. */
export function tableHead({ rules, home }: ShopFacts, now: Date): Omit<WindowTable, "ways"> {
  const today = dayOf(localDay(now, home.timeZone));
  return {
    at: Object.fromEntries(nextDays(today, TABLE_DAYS).map((day, place) => [isoOf(day), place])),
    cutOffHour: rules.cutOffHour,
    packing: span(rules.processingMin, rules.processingMax),
    home: home.country ?? ANYWHERE,
  };
}

/** The way to a country whose region and postcode are not known. @param country null: to anywhere else */
export function wayTo(country: string | null, shop: ShopFacts, now: Date): Way {
  const { rules, home } = shop;
  const to = { country, region: null, area: null };
  // The table's places are days: the hour has been looked at when one is taken.
  const byDay = { ...shop, rules: { ...rules, cutOffHour: null } };
  // One more than there are places: an order after the cut-off of the last day is the next day's.
  const windows = nextDays(dayOf(localDay(now, home.timeZone)), TABLE_DAYS + 1).map((day) => {
    const orderedAt = noonIn(day, home.timeZone);
    const { window } = believe({ ...SOME_ORDER, orderedAt, to }, byDay, orderedAt);
    return { ...window, after: [window.earliestOn, window.latestOn].map((on) => dayOf(on) - day) };
  });
  const { transitMin, transitMax } = transitTo(to, rules);
  return {
    road: span(transitMin, transitMax),
    days: windows.map(({ after }) => after.join(" ")).join(","),
    learned: windows[0]?.basis === "learned",
  };
}

/** An order of which only its day and where it goes are known. */
const SOME_ORDER = {
  id: "",
  ...{ handedAt: null, shippedAt: null, deliveredAt: null, carrierEtaAt: null, carrier: "" },
  ...{ product: null, category: null, items: 1, price: null, weightG: null, freight: null, service: null },
};

function nextDays(from: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, later) => from + later);
}

function span(min: number, max: number): string {
  return min === max ? String(min) : `${min}–${max}`;
}
