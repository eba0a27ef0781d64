import { Baseline, type PackedBaseline } from "./baseline.ts";
import { LANE_NAMES, LANES } from "./lanes.ts";
import { Memories } from "./memories.ts";
import { type PackedPaces, Paces } from "./paces.ts";
import { type Parcel, SETTLED_DAYS } from "./parcel.ts";
import type { WorkClock } from "./work-clock.ts";

/** Width of the usual spread around a lane's usual time, as the scale of a logistic distribution of its logarithm. */
const SPREAD = 0.3;
/** Parcels that arrive at once, as far as a logarithm can tell. */
export const LEAST_UNITS = 0.2;
const REFIT_DAYS = 7;
/** Days over which what senders need to pack is remembered. */
const PACKING_HALF_LIVES = [14, 60] as const;

interface UnderWay {
  parcel: Parcel;
  lanes: number[];
  usual: number;
  /** Expected arrivals that were counted for it: its cumulative hazard so far. */
  counted: number;
}

/**
 * What a shop knows at a moment, kept up to date with what happens: fed with events in the order of time, it never knows
 * more than was known then.
 */
export class Diary {
  readonly paces = new Paces();
  readonly packing = PACKING_HALF_LIVES.map((halfLife) => new Memories(halfLife)) as [Memories, Memories];
  /** Parcels under way by destination, orders that wait by sender, and when each handed over last. */
  readonly underWay = new Map<string, number>();
  readonly waiting = new Map<string, number>();
  readonly lastHanded = new Map<string, number>();
  baseline = new Baseline();
  readonly #open = new Map<string, UnderWay>();
  #unsettled: { parcel: Parcel; from: number; logUnits: number }[] = [];
  #today: number | null = null;
  #refitAt = 0;

  constructor(readonly clock: WorkClock) {}

  /** Counts on to an instant: what has not arrived by then, should it have? To be called before what happens then. */
  advance(at: number): void {
    const day = Math.floor(at);
    if (this.#today === null) this.#today = day;
    while (this.#today < day) this.#beginDay(++this.#today);
  }

  buy(parcel: Parcel): void {
    add(this.waiting, senderOf(parcel), 1);
  }

  hand(parcel: Parcel, at: number): void {
    const sender = senderOf(parcel);
    add(this.waiting, senderOf({ ...parcel, ...parcel.asOrdered }), -1);
    this.lastHanded.set(sender, at);
    const packed = packedIn(this.clock, parcel, at);
    for (const memory of this.packing) for (const key of packingKeys(parcel)) memory.add(key, at, packed);
    const lanes = LANE_NAMES.map((name) => this.paces.number(LANES[name](parcel)));
    this.#open.set(parcel.id, { parcel, lanes, usual: this.baseline.read(parcel), counted: 0 });
    add(this.underWay, parcel.to, 1);
  }

  deliver(parcel: Parcel, handedAt: number, at: number): void {
    const open = this.#open.get(parcel.id);
    if (!open) return;
    this.#open.delete(parcel.id);
    add(this.underWay, parcel.to, -1);
    const units = Math.max(this.clock.between(handedAt, at, parcel.to), LEAST_UNITS);
    this.#count(open, at, hazard(Math.log(units) - open.usual), 1);
    this.#unsettled.push({ parcel, from: handedAt, logUnits: Math.log(units) });
  }

  #beginDay(day: number): void {
    for (const open of this.#open.values()) {
      const units = Math.max(this.clock.between(open.parcel.handedAt!, day, open.parcel.to), 0.05);
      this.#count(open, day, hazard(Math.log(units) - open.usual), 0);
    }
    if (day - this.#refitAt < REFIT_DAYS) return;
    this.#refitAt = day;
    const [ripe, fresh] = partition(this.#unsettled, ({ from }) => day - from >= SETTLED_DAYS);
    for (const { parcel, logUnits } of ripe) this.baseline.teach(parcel, day, logUnits);
    this.#unsettled = fresh;
    this.baseline.refit(day);
  }

  #count(open: UnderWay, at: number, counted: number, arrived: number): void {
    const expected = Math.max(counted - open.counted, 0);
    open.counted = Math.max(counted, open.counted);
    for (const lane of open.lanes) this.paces.add(lane, at, arrived, expected);
  }

  pack(at: number): PackedDiary {
    return {
      baseline: this.baseline.pack(),
      paces: this.paces.pack(0.5),
      packing: this.packing.map((memory) => memory.pack(at, MOST_KEYS)),
      counts: [this.underWay, this.waiting, this.lastHanded].map((counts) =>
        [...counts].filter(([, count]) => count !== 0),
      ),
    };
  }

  static unpack({ baseline, paces, packing, counts }: PackedDiary, clock: WorkClock): Diary {
    const diary = new Diary(clock);
    diary.baseline = Baseline.unpack(baseline);
    Object.assign(diary, { paces: Paces.unpack(paces) });
    Object.assign(diary, {
      packing: PACKING_HALF_LIVES.map((halfLife, at) => Memories.unpack(halfLife, packing[at]!)),
    });
    for (const [index, map] of [diary.underWay, diary.waiting, diary.lastHanded].entries()) {
      for (const [key, count] of counts[index]!) map.set(key, count);
    }
    return diary;
  }
}

const MOST_KEYS = 4_000;

export interface PackedDiary {
  baseline: PackedBaseline;
  paces: PackedPaces;
  packing: ReturnType<Memories["pack"]>[];
  counts: [string, number][][];
}

export function senderOf({ shop, sender }: Pick<Parcel, "shop" | "sender">): string {
  return `${shop} ${sender}`;
}

/** Whose packing says something of a parcel's, from the widest on. */
export function packingKeys(parcel: Parcel): [string, string, string, string] {
  const { shop, category, product } = parcel;
  return ["*", `sender ${senderOf(parcel)}`, `category ${category}`, `product ${shop} ${product}`];
}

/** What is remembered of packing is its logarithm; what is packed at once has one too. */
const PACKING_GUARD = 0.3;

/** It is packed by the holidays of where it leaves from. */
function packedIn(clock: WorkClock, { boughtAt, from, to }: Parcel, at: number): number {
  return Math.log(Math.max(clock.between(boughtAt, at, from || to), 0) + PACKING_GUARD);
}

/** Working time that a memory of packing stands for. */
export function unitsOfPacking(logarithm: number): number {
  return Math.max(Math.exp(logarithm) - PACKING_GUARD, 0);
}

/** Cumulative hazard of a log-logistic distribution. @param distance of the logarithm of time from the usual one */
function hazard(distance: number): number {
  return Math.log1p(Math.exp(distance / SPREAD));
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  const first: T[] = [];
  const second: T[] = [];
  for (const one of all) (isFirst(one) ? first : second).push(one);
  return [first, second];
}
