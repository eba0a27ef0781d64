import { type Day, dayOf, isoOf, weekdayOf, yearOf } from "#app/lib/day.ts";
import { localDay } from "#app/lib/local-day.ts";
import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import type { RuleEstimate, RuleFacts } from "./estimate-by-rules.ts";
import { listHolidays } from "./holidays.ts";
import type { Place } from "./place.ts";
import { packingPlace } from "./working-days.ts";

/** What an order waits for on a day. */
export type DayPart = "packing" | "road" | "arrival";

/** One day of an order's way. */
export interface PlannedDay {
  on: string;
  part: DayPart;
  /** Why nothing happens on it: "weekday", "closed", or a holiday's name; null when it counts. */
  rest: string | null;
}

/** Every day from the order to its last day, and why some of them do not count: an estimate to be followed by hand. */
export function planDays(facts: RuleFacts, rules: DeliveryRules, estimate: RuleEstimate): PlannedDay[] {
  const { orderedAt, to, home } = facts;
  const [ordered, shipped, first, last] = [
    localDay(orderedAt, home.timeZone),
    estimate.shipsByOn,
    estimate.earliestOn,
    estimate.latestOn,
  ].map(dayOf) as [Day, Day, Day, Day];
  const packedAt = packingPlace(rules, home.country);
  const closed = new Set(rules.closedDays);
  const restOf = (day: Day, part: DayPart) => {
    if (part === "packing") {
      if (closed.has(isoOf(day))) return "closed";
      return reason(day, rules.handlingDays, rules.closedOnHolidays ? packedAt : null);
    }
    return reason(day, rules.deliveryDays, rules.restsOnHolidays ? to : null);
  };
  return Array.from({ length: last - ordered + 1 }, (_, later) => {
    const day = ordered + later;
    const part = day >= first ? "arrival" : day > shipped ? "road" : "packing";
    return { on: isoOf(day), part, rest: restOf(day, part) };
  });
}

function reason(day: Day, weekdays: readonly number[], holidaysAt: Place | null): string | null {
  if (!weekdays.includes(weekdayOf(day))) return "weekday";
  if (holidaysAt === null) return null;
  return listHolidays(holidaysAt, yearOf(day)).find(({ on }) => on === day)?.name ?? null;
}
