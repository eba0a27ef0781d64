import { FixedOffsetZone, IANAZone } from "luxon";

import { Memo } from "#app/lib/memo.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Asking a zone costs microseconds, and a past of 100,000 parcels asks a million times: most days have one offset. */
const offsets = new Memo<{ minutes: number | null }>(20_000);

/**
 * An instant on the clocks of a zone, as days since 1 January 1970 with fractions: midnight there is a whole number.
 * @param timeZone IANA name; one that nobody knows counts as UTC
 */
export function wallDays(instant: Date, timeZone: string): number {
  const at = instant.getTime();
  const slot = Math.floor(at / DAY_MS);
  const whole = offsets.get(`${timeZone} ${slot}`, () => ({ minutes: offsetOfDay(slot, timeZone) }));
  return (at + (whole.minutes ?? offsetAt(at, timeZone)) * MINUTE_MS) / DAY_MS;
}

/** Null on a day (UTC) on which the clocks change. */
function offsetOfDay(slot: number, timeZone: string): number | null {
  const [from, to] = [offsetAt(slot * DAY_MS, timeZone), offsetAt((slot + 1) * DAY_MS, timeZone)];
  return from === to ? from : null;
}

function offsetAt(at: number, timeZone: string): number {
  const zone = IANAZone.create(timeZone);
  return (zone.isValid ? zone : FixedOffsetZone.utcInstance).offset(at);
}
