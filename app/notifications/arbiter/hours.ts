import { DateTime } from "luxon";

import { Memo } from "#app/lib/memo.ts";
import type { AllowedHours } from "#app/notifications/sending-rules.ts";

/** A window that closes within this counts as closed: what leaves now should also arrive now. */
const LAST_CALL_MS = 60_000;
/** A window opens at least once in so many days, even in a week in which the clocks change. */
const DAYS_AHEAD = 3;

/** The widest that may be disturbed by a text at all: 47 CFR 64.1200(c)(1). */
const LAWFUL: AllowedHours = { from: 8, to: 21 };

/**
 * The first instant from `at` on at which it is an allowed hour in every zone; `at` itself if it is one now. When the
 * zones have no such hour in common, the first at which it is between 8 and 21 o'clock in all of them.
 * @param zones IANA zones, at least one
 * @returns null when there is no such instant either: it would be night for somebody
 */
export function nextAllowed(at: Date, hours: AllowedHours, zones: readonly string[]): Date | null {
  return firstCommon(at, hours, zones) ?? firstCommon(at, LAWFUL, zones);
}

function firstCommon(at: Date, hours: AllowedHours, zones: readonly string[]): Date | null {
  if (isOpenInAll(at, hours, zones)) return at;
  const instants = zones.flatMap((zone) => openings(at, hours, zone)).toSorted((a, b) => +a - +b);
  return instants.find((one) => isOpenInAll(one, hours, zones)) ?? null;
}

function isOpenInAll(at: Date, hours: AllowedHours, zones: readonly string[]): boolean {
  return zones.every((zone) => isOpen(at, hours, zone));
}

/**
 * The instant at which the allowed hours end that run at `at`: the earliest in any of the zones.
 * @param at an allowed instant
 */
export function allowedUntil(at: Date, hours: AllowedHours, zones: readonly string[]): Date {
  const kept = [hours, LAWFUL].find((one) => isOpenInAll(at, one, zones)) ?? hours;
  const closings = zones.filter((zone) => isOpen(at, kept, zone)).map((zone) => closing(at, kept, zone));
  return closings.reduce((earliest, one) => (one < earliest ? one : earliest), closings[0] ?? at);
}

function isOpen(at: Date, hours: AllowedHours, zone: string): boolean {
  if (hours.from === 0 && hours.to === 24) return true;
  const { hour, closing } = dayOf(at, hours, zone);
  return hours.from <= hour && hour < hours.to && closing.getTime() - at.getTime() > LAST_CALL_MS;
}

function openings(at: Date, hours: AllowedHours, zone: string): Date[] {
  return dayOf(at, hours, zone).openings.filter((one) => one > at);
}

function closing(at: Date, hours: AllowedHours, zone: string): Date {
  return dayOf(at, hours, zone).closing;
}

interface Day {
  /** By the clock on the wall. */
  hour: number;
  /** Of this day and the ones after it; an hour that does not exist on a day begins with the next one that does. */
  openings: Date[];
  closing: Date;
}

/** No zone's hour begins but on a quarter of an hour (UTC): all instants between two of them share theirs. */
const SLOT_MS = 15 * 60_000;
const days = new Memo<Day>(10_000);

/** Reckoning with calendars costs a hundred times what remembering does. */
function dayOf(at: Date, hours: AllowedHours, zone: string): Day {
  const slot = Math.floor(at.getTime() / SLOT_MS);
  return days.get(`${zone} ${hours.from}-${hours.to} ${slot}`, () => {
    const local = DateTime.fromJSDate(at, { zone });
    const today = local.startOf("day");
    const openings = Array.from({ length: DAYS_AHEAD }, (_, days) => atHour(today.plus({ days }), hours.from));
    return { hour: local.hour, openings, closing: closingOf(today, hours) };
  });
}

function closingOf(today: DateTime, { from, to }: AllowedHours): Date {
  if (from === 0 && to === 24) return today.plus({ days: 2 }).startOf("day").toJSDate();
  return to === 24 ? today.plus({ days: 1 }).startOf("day").toJSDate() : atHour(today, to);
}

/** By the wall clock, not by hours since midnight: the two differ on a day on which the clocks change. */
function atHour(day: DateTime, hour: number): Date {
  return day.set({ hour }).toJSDate();
}
