import { localDay } from "#app/lib/local-day.ts";
import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import { type Day, dayOf, isoOf } from "./day.ts";
import { estimateByRules, type RuleFacts } from "./estimate-by-rules.ts";
import { noonIn } from "./local-time.ts";
import { transitTo } from "./transit-zone.ts";

/** So long the theme's blocks can count when nobody tells them anew, which happens every night. */
export const TABLE_DAYS = 45;

/** For a country of which the rules say nothing. */
export const ANYWHERE = "*";

/** How long it takes to one country, on each of the next days. */
export interface Way {
  /** Working days on the road: "2", "2–6" */
  road: string;
  /** For an order of each day: days until the window's first day and until its last. "3 9,4 10" */
  days: string;
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
export function tableHead(rules: DeliveryRules, { timeZone, country }: RuleFacts["home"], now: Date) {
  const today = dayOf(localDay(now, timeZone));
  return {
    at: Object.fromEntries(nextDays(today, TABLE_DAYS).map((day, place) => [isoOf(day), place])),
    cutOffHour: rules.cutOffHour,
    packing: span(rules.processingMin, rules.processingMax),
    home: country ?? ANYWHERE,
  } satisfies Omit<WindowTable, "ways">;
}

/** The way to a country whose region and postcode are not known. @param country null: to anywhere else */
export function wayTo(country: string | null, rules: DeliveryRules, home: RuleFacts["home"], now: Date): Way {
  const to = { country, region: null, area: null };
  const today = dayOf(localDay(now, home.timeZone));
  const { transitMin, transitMax } = transitTo(to, rules);
  // One more than there are places: an order after the cut-off of the last day is the next day's.
  const days = nextDays(today, TABLE_DAYS + 1).map((day) => {
    // The table's places are days: the hour has been looked at when one is taken.
    const facts = { orderedAt: noonIn(day, home.timeZone), shippedAt: null, to, home };
    const { earliestOn, latestOn } = estimateByRules(facts, { ...rules, cutOffHour: null });
    return `${dayOf(earliestOn) - day} ${dayOf(latestOn) - day}`;
  });
  return { road: span(transitMin, transitMax), days: days.join(",") };
}

function nextDays(from: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, later) => from + later);
}

function span(min: number, max: number): string {
  return min === max ? String(min) : `${min}–${max}`;
}
