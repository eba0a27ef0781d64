import { weekdayOf } from "#app/lib/day.ts";

/** Whether nothing is delivered at a place on a day (days since 1970-01-01): its public holidays. */
export type IsHoliday = (place: string, day: number) => boolean;

/** How fast delivery goes by the day of the week and the hour; an ordinary week is seven units long. */
export interface WorkPace {
  /** Units a day, Sunday to Saturday, and on a holiday that is no Sunday. */
  days: number[];
  /** By hour: the share of a day's deliveries that came before it; 25 numbers from 0 to 1. */
  hours: number[];
}

export const SUNDAY = 0;
export const HOLIDAY = 7;
/** Before anything is known: hardly anything on Sundays, little on Saturdays, in the day time. */
const USUAL_DAYS = [0.1, 1.25, 1.25, 1.25, 1.25, 1.25, 0.65, 0.15];
const USUAL_HOURS = Array.from({ length: 25 }, (_, hour) => Math.min(1, Math.max(0, (hour - 8) / 13)));
/** So many days on the road the usual weighs. */
const USUAL_WEIGHT = 300;
/** Nobody's Sunday is quite empty: a clock that stands still could not be read backward. */
const LEAST = 0.02;
/**
 * Time as carriers feel it: it stands nearly still on Sundays, on holidays and at night. Counted in it, a parcel's way is
 * as long on a Thursday as on a Monday, and what is learned of one holds for the other. Survival analysis knows this as
 * operational time (a deterministic time change of the hazard).
 */
export class WorkClock {
  readonly #calendars = new Map<string, Calendar>();

  constructor(
    private readonly pace: WorkPace,
    private readonly isHoliday: IsHoliday,
  ) {}

  /** How many units lie between two instants. @param from @param to days since 1970-01-01 on the place's clocks */
  between(from: number, to: number, place: string): number {
    const calendar = this.#calendar(place);
    return this.#read(calendar, to) - this.#read(calendar, from);
  }

  /** The instant so many units after another. */
  after(from: number, units: number, place: string): number {
    const calendar = this.#calendar(place);
    const aim = this.#read(calendar, from) + Math.max(0, units);
    let low = Math.floor(from);
    let high = low + 1;
    for (let stride = 8; calendar.before(high) <= aim; stride *= 2) {
      low = high;
      high += stride;
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (calendar.before(middle) <= aim) low = middle;
      else high = middle;
    }
    return low + this.#hourOf((aim - calendar.before(low)) / (calendar.before(high) - calendar.before(low))) / 24;
  }

  #read(calendar: Calendar, at: number): number {
    const day = Math.floor(at);
    const hour = (at - day) * 24;
    const full = Math.min(23, Math.floor(hour));
    const { hours } = this.pace;
    const share = hours[full]! + (hour - full) * (hours[full + 1]! - hours[full]!);
    const before = calendar.before(day);
    return before + share * (calendar.before(day + 1) - before);
  }

  #hourOf(share: number): number {
    const { hours } = this.pace;
    let hour = 0;
    while (hour < 23 && hours[hour + 1]! < share) hour += 1;
    const length = hours[hour + 1]! - hours[hour]!;
    return hour + (length > 0 ? Math.min(1, (share - hours[hour]!) / length) : 0);
  }

  #calendar(place: string): Calendar {
    const known = this.#calendars.get(place);
    if (known) return known;
    const { days } = this.pace;
    const made = new Calendar((day) => Math.max(LEAST, days[kindOfDay(day, place, this.isHoliday)]!));
    this.#calendars.set(place, made);
    return made;
  }
}

/** Days of a page of the calendar, which are added up at once. */
const PAGE = 256;

/** Units before each day, from wherever it was asked first. */
class Calendar {
  readonly #pages = new Map<number, Float64Array>();
  #lowest = 0;
  #highest = -1;

  constructor(private readonly unitsOf: (day: number) => number) {}

  before(day: number): number {
    const page = Math.floor(day / PAGE);
    if (this.#highest < this.#lowest) this.#begin(page);
    while (page > this.#highest)
      this.#pages.set(++this.#highest, this.#sum(this.#highest, this.#end(this.#highest - 1)));
    while (page < this.#lowest) {
      const sums = this.#sum(--this.#lowest, 0);
      const shift = this.#pages.get(this.#lowest + 1)![0]! - sums[PAGE]!;
      this.#pages.set(this.#lowest, sums.map((sum) => sum + shift)); // prettier-ignore
    }
    return this.#pages.get(page)![day - page * PAGE]!;
  }

  #begin(page: number): void {
    this.#lowest = page;
    this.#highest = page;
    this.#pages.set(page, this.#sum(page, 0));
  }

  #end(page: number): number {
    return this.#pages.get(page)![PAGE]!;
  }

  #sum(page: number, start: number): Float64Array {
    const sums = new Float64Array(PAGE + 1);
    sums[0] = start;
    for (let day = 0; day < PAGE; day += 1) sums[day + 1] = sums[day]! + this.unitsOf(page * PAGE + day);
    return sums;
  }
}

/** Sunday (0) to Saturday, or a holiday that is no Sunday (7). */
export function kindOfDay(day: number, place: string, isHoliday: IsHoliday): number {
  const weekday = weekdayOf(day) % 7;
  return weekday !== SUNDAY && isHoliday(place, day) ? HOLIDAY : weekday;
}

/** From hand-over to delivery, days since 1970-01-01 on the clocks of the place. */
export interface Trip {
  from: number;
  to: number;
  place: string;
}

/** By kind of day: deliveries, and parcels that were on the road. */
export interface DayCounts {
  came: number[];
  out: number[];
}

/** Days of a trip that are looked at: what is under way for longer says little of the week. */
const LONGEST = 60;

/** Adds a trip to the counts. @param first day on which it is counted among what was on the road */
export function countTrip({ came, out }: DayCounts, { to, place }: Trip, first: number, isHoliday: IsHoliday): void {
  const last = Math.floor(to);
  came[kindOfDay(last, place, isHoliday)]! += 1;
  for (let day = Math.max(first, last - LONGEST); day <= last; day += 1) out[kindOfDay(day, place, isHoliday)]! += 1;
}

/** Learns the pace of the week from parcels that arrived: deliveries by kind of day, per parcel that was on the road then. */
export function learnWorkPace(trips: readonly Trip[], isHoliday: IsHoliday): WorkPace {
  const counts = {
    came: USUAL_DAYS.map((units) => (units / 10) * USUAL_WEIGHT),
    out: USUAL_DAYS.map(() => USUAL_WEIGHT),
  };
  const byHour = USUAL_HOURS.slice(1).map((share, hour) => 50 * (share - USUAL_HOURS[hour]!));
  for (const trip of trips) {
    countTrip(counts, trip, Math.floor(trip.from) + 1, isHoliday);
    byHour[Math.min(23, Math.floor((trip.to - Math.floor(trip.to)) * 24))]! += 1;
  }
  const rates = counts.came.map((count, kind) => count / counts.out[kind]!);
  const mean = rates.slice(0, 7).reduce((all, rate) => all + rate, 0) / 7;
  const total = byHour.reduce((all, count) => all + count, 0);
  let sum = 0;
  const hours = [0, ...byHour.map((count) => (sum += count) / total)];
  return { days: rates.map((rate) => rate / mean), hours };
}
