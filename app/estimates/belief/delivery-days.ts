import { type Day, dayOf, isoOf, yearOf } from "#app/lib/day.ts";
import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import type { Window } from "../delivery-window.ts";
import type { WeekShares } from "../model/week-shares.ts";
import { kindOfDay } from "../model/work-clock.ts";
import { holidaysOf } from "../rules/holidays.ts";
import type { Place } from "../rules/place.ts";
import { addOpenDays, deliveryCalendar, type IsOpen } from "../rules/working-days.ts";

/** With less of a week's deliveries a day is one on which nothing comes. */
export const NEGLIGIBLE = 0.01;

/**
 * The days on which a parcel may come: those of the shop's rules, and any on which the shop's parcels come all the same.
 * @param shares as its parcels to that country came; null while there are too few
 * @param named days for which the carrier has said otherwise: the one it named, that of the van
 */
export function daysOfDelivery(
  rules: DeliveryRules,
  to: Place,
  shares: WeekShares | null,
  named: readonly Day[] = [],
): IsOpen {
  const isByRules = deliveryCalendar(rules, to);
  const isHoliday = (_: string, day: Day) => holidaysOf(to, yearOf(day)).has(day);
  const isSeen = (day: Day) => shares !== null && (shares[kindOfDay(day, "", isHoliday)] ?? 0) >= NEGLIGIBLE;
  return (day) => isByRules(day) || named.includes(day) || isSeen(day);
}

/**
 * A window that begins and ends on days on which something comes: each end on the next of them. What it loses at the
 * beginning are days on which nothing comes; at the end it grows.
 */
export function onDeliveryDays(window: Window, isOpen: IsOpen): Window {
  const next = (on: string) => isoOf(addOpenDays(dayOf(on), 0, isOpen));
  return { ...window, earliestOn: next(window.earliestOn), latestOn: next(window.latestOn) };
}
