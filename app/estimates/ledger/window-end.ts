import { DateTime } from "luxon";

import { Memo } from "#app/lib/memo.ts";

const ends = new Memo<number>(20_000);

/**
 * The instant at which a day has ended at the destination. Where its zone is not sure, the day ends when it has ended in
 * all of them: nothing counts as broken that may still be kept.
 * @param day `2026-11-14`
 * @param zones IANA zones in which the address may lie, at least one
 */
export function windowEnd(day: string, zones: readonly string[]): Date {
  return new Date(Math.max(...zones.map((zone) => dayEnd(day, zone))));
}

function dayEnd(day: string, zone: string): number {
  return ends.get(`${day} ${zone}`, () => {
    const start = DateTime.fromISO(day, { zone });
    if (!start.isValid) throw new Error(`No day ${day} in ${zone}`);
    return start.plus({ days: 1 }).startOf("day").toMillis();
  });
}
