import { type Day, dayOf, isoOf, yearOf } from "#app/lib/day.ts";
import { localDay } from "#app/lib/local-day.ts";
import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import { planDays, type PlannedDay } from "./day-plan.ts";
import { estimateByRules, type RuleEstimate, type RuleFacts } from "./estimate-by-rules.ts";
import { listHolidays } from "./holidays.ts";
import { noonIn } from "./local-time.ts";
import type { Destination, Place } from "./place.ts";
import { findZone } from "./transit-zone.ts";
import { packingPlace } from "./working-days.ts";

/** An order that nobody has placed, to see what rules make of it. */
export interface ExampleWish {
  to: Destination;
  /** `2026-12-23` in the shop's days; null is now. */
  on: string | null;
  /** Hour of that day in the shop's zone. */
  hour: number;
}

export interface Example extends RuleEstimate {
  orderedOn: string;
  /** The place of its zone in the list; null when none fits. */
  zone: number | null;
  /** A longer way than this is not followed day by day. */
  days: PlannedDay[];
  /** The next public holidays of both ends; empty where the rules do not keep them. */
  holidaysHere: NamedDay[];
  holidaysThere: NamedDay[];
}

export interface NamedDay {
  on: string;
  name: string;
}

const MOST_DAYS = 84;
const HOUR_MS = 3_600_000;

/** What the rules say of an order. */
export function exampleOf(wish: ExampleWish, rules: DeliveryRules, home: RuleFacts["home"], now: Date): Example {
  const { to, on, hour } = wish;
  const orderedAt = on === null ? now : new Date(noonIn(dayOf(on), home.timeZone).getTime() + (hour - 12) * HOUR_MS);
  const facts = { orderedAt, shippedAt: null, to, home };
  const estimate = estimateByRules(facts, rules);
  const zone = findZone(to, rules);
  const from = dayOf(localDay(orderedAt, home.timeZone));
  return {
    ...estimate,
    orderedOn: isoOf(from),
    zone: zone === undefined ? null : rules.zones.indexOf(zone),
    days: planDays(facts, rules, estimate).slice(0, MOST_DAYS),
    holidaysHere: rules.closedOnHolidays ? nextHolidays(packingPlace(rules, home.country), from) : [],
    holidaysThere: rules.restsOnHolidays ? nextHolidays(to, from) : [],
  };
}

const MOST_HOLIDAYS = 4;

function nextHolidays(at: Place, from: Day): NamedDay[] {
  const years = [yearOf(from), yearOf(from) + 1].flatMap((year) => listHolidays(at, year));
  const ahead = years.filter(({ on }) => on >= from).slice(0, MOST_HOLIDAYS);
  return ahead.map(({ on, name }) => ({ on: isoOf(on), name }));
}
