import type { Context, Evidence } from "./evidence.ts";
import { PAIR_FEATURE_COUNT, STRONGEST } from "./feature.ts";
import { at, fade, SIGNAL_COUNT } from "./signal.ts";

/** How many candidates a ranking is made of. */
const MOST_CANDIDATES = 300;
const MOST_COLD = 60;
const HISTORY_HALF_LIFE = 120;
const OWN_HALF_LIFE = 180;
/** What was bought again and again counts no more than twice. */
const MOST_WEIGHT = 2;
const NEVER = 9_999;
const [YEAR, AROUND] = [365, 45];
const LAST_ORDERS = 3;

const CURRENT = 0;
const MAXIMA = SIGNAL_COUNT;
const SECONDS = MAXIMA + STRONGEST.length;
const SHARE_BACK = SECONDS + 2;
const HISTORY = SHARE_BACK + 1;
const HISTORY_TITLE = HISTORY + SIGNAL_COUNT;
const STRONGEST_AT = STRONGEST.map((signal) => at[signal]);
const [MAX_120, MAX_720] = [MAXIMA + STRONGEST.indexOf("cosine120"), MAXIMA + STRONGEST.indexOf("cosine720")];

/** What is being looked for: the next order of a buyer, or the rest of this one. */
export type Aim = "next" | "basket";

/** By product: what speaks for it in one context. Kept from one context to the next, since clearing it all would cost more. */
export class Gathering {
  readonly sums: Float64Array;
  readonly hits: Float64Array;
  readonly times: Float64Array;
  readonly since: Float64Array;
  readonly fading: Float64Array;
  readonly yearAgo: Float64Array;
  readonly lately: Float64Array;
  readonly merit: Float64Array;
  readonly #round: Int32Array;
  #rounds = 0;
  #met: number[] = [];

  constructor(private readonly evidence: Evidence) {
    const { size } = evidence;
    this.sums = new Float64Array(size * PAIR_FEATURE_COUNT);
    this.hits = new Float64Array(size);
    this.times = new Float64Array(size);
    this.since = new Float64Array(size);
    this.fading = new Float64Array(size);
    this.yearAgo = new Float64Array(size);
    this.lately = new Float64Array(size);
    this.merit = new Float64Array(size);
    this.#round = new Int32Array(size);
  }

  /** The candidates of a context, most promising first, with what speaks for them in the columns of this object. */
  candidates(context: Context, aim: Aim): number[] {
    this.#rounds += 1;
    this.#met = [];
    const weights = weighHistory(context);
    const current = new Set(context.current);
    const forCurrent = 1 / Math.sqrt(Math.max(current.size, 1));
    let total = 0;
    for (const weight of weights.values()) total += weight;
    const forHistory = aim === "next" ? 1 / Math.sqrt(Math.max(total, 1)) : 0;
    for (const [product, weight] of weights) {
      this.#add(product, current.has(product) ? forCurrent : 0, Math.min(weight, MOST_WEIGHT) * forHistory);
    }
    if (aim === "next") this.#addOwn(context);
    for (const product of this.evidence.popular) this.#touch(product);
    for (const product of this.evidence.cold) this.#touch(product);
    const { shownFrom } = this.evidence;
    const shown = this.#met.filter((one) => shownFrom[one]! < context.day && !context.excluded.has(one));
    for (const product of shown) this.merit[product] = this.#judge(product, aim);
    shown.sort((one, other) => this.merit[other]! - this.merit[one]! || one - other);
    const best = shown.slice(0, MOST_CANDIDATES);
    // What nobody has bought yet has little merit to show; without places of its own it would never be bought.
    const { orders } = this.evidence.sales;
    const cold = shown.slice(MOST_CANDIDATES).filter((one) => orders[one] === 0);
    cold.sort((one, other) => this.likeness(other, aim) - this.likeness(one, aim) || one - other);
    return [...best, ...cold.slice(0, MOST_COLD)];
  }

  /** How much its title has in common with what the person has, everything added up. */
  likeness(product: number, aim: Aim): number {
    const from = product * PAIR_FEATURE_COUNT + (aim === "basket" ? CURRENT : HISTORY);
    return this.sums[from + at.title]!;
  }

  #touch(product: number): void {
    if (this.#round[product] === this.#rounds) return;
    this.#round[product] = this.#rounds;
    this.#met.push(product);
    this.sums.fill(0, product * PAIR_FEATURE_COUNT, (product + 1) * PAIR_FEATURE_COUNT);
    this.hits[product] = this.times[product] = this.fading[product] = this.yearAgo[product] = this.lately[product] = 0;
    this.since[product] = NEVER;
  }

  #add(product: number, forCurrent: number, forHistory: number): void {
    const { sums, hits } = this;
    const { orders } = this.evidence.sales;
    const { others, values } = this.evidence.neighborsOf(product);
    for (let place = 0; place < others.length; place += 1) {
      const other = others[place]!;
      this.#touch(other);
      const [to, from] = [other * PAIR_FEATURE_COUNT, place * SIGNAL_COUNT];
      const title = values[from + at.title]!;
      if (forHistory > 0) {
        for (let k = 0; k < SIGNAL_COUNT; k += 1) sums[to + HISTORY + k]! += forHistory * values[from + k]!;
        if (forCurrent === 0 && title > sums[to + HISTORY_TITLE]!) sums[to + HISTORY_TITLE] = title;
      }
      if (forCurrent === 0) continue;
      for (let k = 0; k < SIGNAL_COUNT; k += 1) sums[to + CURRENT + k]! += forCurrent * values[from + k]!;
      raiseSecond(sums, to + SECONDS, sums[to + MAX_120]!, values[from + at.cosine120]!);
      raiseSecond(sums, to + SECONDS + 1, sums[to + MAX_720]!, values[from + at.cosine720]!);
      for (let k = 0; k < STRONGEST_AT.length; k += 1) {
        const value = values[from + STRONGEST_AT[k]!]!;
        if (value > sums[to + MAXIMA + k]!) sums[to + MAXIMA + k] = value;
      }
      const share = values[from + at.share]!;
      if (share === 0) continue;
      hits[other]! += 1;
      const back = (share * (orders[product]! + 5)) / (orders[other]! + 5);
      if (back > sums[to + SHARE_BACK]!) sums[to + SHARE_BACK] = back;
    }
  }

  #addOwn({ day, current, currentDay, history }: Context): void {
    const orders = [...history, { day: currentDay, products: current }];
    for (const [place, order] of orders.entries()) {
      const since = day - order.day;
      const isYearAgo = Math.abs(since - YEAR) <= AROUND;
      const isLate = place >= orders.length - LAST_ORDERS;
      for (const product of order.products) {
        this.#touch(product);
        this.times[product]! += 1;
        this.since[product] = since;
        this.fading[product]! += fade(since, OWN_HALF_LIFE);
        if (isYearAgo) this.yearAgo[product]! += 1;
        if (isLate) this.lately[product]! += 1 / Math.min(LAST_ORDERS, orders.length);
      }
    }
  }

  /** A rough order by hand, that only has to let the right ones through; the ranker puts them in order. */
  #judge(product: number, aim: Aim): number {
    const { sums, fading } = this;
    const { orders30, orders60 } = this.evidence.sales;
    const base = product * PAIR_FEATURE_COUNT;
    const [here, before] = [base + CURRENT, base + HISTORY];
    const title = Math.max(sums[base + MAXIMA + STRONGEST.indexOf("title")]!, sums[base + HISTORY_TITLE]!);
    if (aim === "basket") {
      const together = sums[here + at.cosine720]! + 0.5 * sums[here + at.cosine120]! + 0.3 * sums[here + at.ridge]!;
      return together + 0.05 * title + 0.002 * Math.log1p(orders60[product]!);
    }
    const next = 2 * sums[before + at.next360]! + sums[before + at.nextRidge]!;
    const together = sums[before + at.cosine120]! + sums[here + at.cosine120]!;
    return next + together + 0.05 * Math.log1p(orders30[product]!) + 2 * fading[product]! + 0.05 * title;
  }
}

function raiseSecond(sums: Float64Array, place: number, strongest: number, value: number): void {
  const second = Math.min(strongest, value);
  if (second > sums[place]!) sums[place] = second;
}

/** What was just bought counts once, what was bought before by its age. */
function weighHistory({ current, currentDay, history }: Context): Map<number, number> {
  const weights = new Map<number, number>();
  for (const product of current) weights.set(product, 1);
  for (const { day, products } of history) {
    const weight = fade(Math.max(0, currentDay - day), HISTORY_HALF_LIFE);
    for (const product of products) weights.set(product, (weights.get(product) ?? 0) + weight);
  }
  return weights;
}
