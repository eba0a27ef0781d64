import { type Day, dayOf, weekdayOf, yearOf } from "#app/lib/day.ts";
import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import { holidaysOf } from "./holidays.ts";
import type { Place } from "./place.ts";

/** Whether something can happen on a day. */
export type IsOpen = (day: Day) => boolean;

/** Days on which the shop packs and hands over. @param home where the shop is, unless its rules say otherwise */
export function handlingCalendar(rules: DeliveryRules, home: string | null): IsOpen {
  const closed = new Set(rules.closedDays.map(dayOf));
  const packs = calendar(rules.handlingDays, rules.closedOnHolidays, packingPlace(rules, home));
  return (day) => packs(day) && !closed.has(day);
}

/** Where parcels are packed: where the shop is, unless its rules say otherwise. */
export function packingPlace({ originCountry, originRegion }: DeliveryRules, home: string | null): Place {
  return { country: originCountry ?? home, region: originRegion };
}

/** Days on which carriers deliver at a place. */
export function deliveryCalendar(rules: DeliveryRules, to: Place): IsOpen {
  return calendar(rules.deliveryDays, rules.restsOnHolidays, to);
}

function calendar(weekdays: readonly number[], keepsHolidays: boolean, at: Place): IsOpen {
  const isHoliday = keepsHolidays ? holidaysAt(at) : () => false;
  return (day) => weekdays.includes(weekdayOf(day)) && !isHoliday(day);
}

/** Days are asked for one after another: the year of the last one is nearly always that of the next. */
function holidaysAt(at: Place): (day: Day) => boolean {
  let [from, until, days] = [0, 0, new Set<Day>() as ReadonlySet<Day>];
  return (day) => {
    if (day < from || day >= until) {
      const year = yearOf(day);
      [from, until, days] = [dayOf(`${year}-01-01`), dayOf(`${year + 1}-01-01`), holidaysOf(at, year)];
    }
    return days.has(day);
  };
}

/** So many open days after a day. None after a closed day is the next open one: nothing happens in between. */
export function addOpenDays(day: Day, days: number, isOpen: IsOpen): Day {
  let reached = nextOpen(day, isOpen);
  for (let left = days; left > 0; left -= 1) reached = nextOpen(reached + 1, isOpen);
  return reached;
}

function nextOpen(day: Day, isOpen: IsOpen): Day {
  for (let reached = day; reached < day + LONGEST_REST; reached += 1) if (isOpen(reached)) return reached;
  throw new Error("No open day in years");
}

/** A shop may be closed for 366 days, and open on one weekday. */
const LONGEST_REST = 3_000;
