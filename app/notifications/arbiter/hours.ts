import { DateTime } from "luxon";

import type { AllowedHours } from "#app/notifications/sending-rules.ts";

/** A window that closes within this counts as closed: what leaves now should also arrive now. */
const LAST_CALL_MS = 60_000;
/** A window opens at least once in so many days, even in a week in which the clocks change. */
const DAYS_AHEAD = 3;

/**
 * The first instant from `at` on at which it is an allowed hour in every zone; `at` itself if it is one now. When the
 * zones have no such hour in common, the first instant that suits the first zone.
 * @param zones IANA zones, at least one
 */
export function nextAllowed(at: Date, hours: AllowedHours, zones: readonly string[]): Date {
  const suits = (instant: Date, where: readonly string[]) => where.every((zone) => isOpen(instant, hours, zone));
  if (suits(at, zones)) return at;
  const instants = [at, ...zones.flatMap((zone) => openings(at, hours, zone))].toSorted((a, b) => +a - +b);
  const first = zones.slice(0, 1);
  return instants.find((one) => suits(one, zones)) ?? instants.find((one) => suits(one, first)) ?? at;
}

/**
 * The instant at which the allowed hours end that run at `at`: the earliest in any of the zones.
 * @param at an allowed instant
 */
export function allowedUntil(at: Date, hours: AllowedHours, zones: readonly string[]): Date {
  const closings = zones.filter((zone) => isOpen(at, hours, zone)).map((zone) => closing(at, hours, zone));
  return closings.reduce((earliest, one) => (one < earliest ? one : earliest), closings[0] ?? at);
}

function isOpen(at: Date, hours: AllowedHours, zone: string): boolean {
  if (hours.from === 0 && hours.to === 24) return true;
  const { hour } = DateTime.fromJSDate(at, { zone });
  return hours.from <= hour && hour < hours.to && closing(at, hours, zone).getTime() - at.getTime() > LAST_CALL_MS;
}

/** An hour that does not exist on a day begins with the next one that does. */
function openings(at: Date, { from }: AllowedHours, zone: string): Date[] {
  const today = DateTime.fromJSDate(at, { zone }).startOf("day");
  return Array.from({ length: DAYS_AHEAD }, (_, days) => atHour(today.plus({ days }), from)).filter((one) => one > at);
}

function closing(at: Date, { from, to }: AllowedHours, zone: string): Date {
  const today = DateTime.fromJSDate(at, { zone }).startOf("day");
  if (from === 0 && to === 24) return today.plus({ days: 2 }).startOf("day").toJSDate();
  return to === 24 ? today.plus({ days: 1 }).startOf("day").toJSDate() : atHour(today, to);
}

/** By the wall clock, not by hours since midnight: the two differ on a day on which the clocks change. */
function atHour(day: DateTime, hour: number): Date {
  return day.set({ hour }).toJSDate();
}
