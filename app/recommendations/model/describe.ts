import type { Context, Evidence } from "./evidence.ts";
import { FEATURE_COUNT, PAIR_FEATURE_COUNT } from "./feature.ts";
import { type Aim, Gathering } from "./gather.ts";
import { type Sales, SIGNALS } from "./signal.ts";

/** The candidates of one context, with a row of features each. */
export interface Described {
  candidates: number[];
  /** Values for each of `candidates`: {@link FEATURE_COUNT}, and what the looks say. */
  width: number;
  features: Float32Array;
  /** By candidate: what its title has in common with what the person has. */
  likeness: Float64Array;
}

const OF_CURRENT = (signal: (typeof SIGNALS)[number]) => SIGNALS.indexOf(signal);
const OF_HISTORY = (signal: (typeof SIGNALS)[number]) =>
  PAIR_FEATURE_COUNT - 1 - SIGNALS.length + SIGNALS.indexOf(signal);
/** Each candidate's rank by one sum is a feature too: by what, for each aim. */
const RANKED: Record<Aim, readonly number[]> = {
  basket: [OF_CURRENT("cosine120"), OF_CURRENT("ridge"), OF_CURRENT("lift")],
  next: [OF_CURRENT("cosine120"), OF_HISTORY("next360"), OF_HISTORY("cosine720")],
};

/** A model is renewed sooner: nothing is known of older ones. */
const MOST_MODEL_DAYS = 31;

/** Prepares to find and describe candidates, in the terms of `feature.ts`. */
export function describeWith(evidence: Evidence, aim: Aim): (context: Context) => Described {
  const gathering = new Gathering(evidence);
  const width = widthOf(evidence);
  return (context) => {
    const candidates = gathering.candidates(context, aim);
    const features = new Float32Array(candidates.length * width);
    const shared = sharedBy(context, evidence);
    const looks = evidence.looks.map((look) => look.at(context));
    const ranks = RANKED[aim].map((column) => ranksBy(candidates, gathering.sums, column));
    for (const [place, product] of candidates.entries()) {
      const start = place * width;
      const sums = gathering.sums.subarray(product * PAIR_FEATURE_COUNT, (product + 1) * PAIR_FEATURE_COUNT);
      features.set(sums, start);
      const rest = [
        gathering.hits[product]!,
        ...salesOf(product, evidence),
        ...ownOf(product, gathering, shared),
        ...kindOf(product, context, evidence, shared),
        ...[
          shared.currentSize,
          shared.historySize,
          shared.gap,
          Math.min(context.day - evidence.today, MOST_MODEL_DAYS),
        ],
        ...[Math.log1p(place), ...ranks.map((rank) => Math.log1p(rank[place]!))],
      ];
      features.set(rest, start + PAIR_FEATURE_COUNT);
      let at = start + FEATURE_COUNT;
      for (const look of looks) {
        const values = look(product);
        features.set(values, at);
        at += values.length;
      }
    }
    const likeness = Float64Array.from(candidates, (product) => gathering.likeness(product, aim));
    return { candidates, width, features, likeness };
  };
}

/** How many values describe a candidate. */
function widthOf({ looks }: Evidence): number {
  return looks.reduce((sum, { width }) => sum + width, FEATURE_COUNT);
}

/** The same for all candidates of a context. */
interface Shared {
  orders: number;
  /** Days from the first known order to the one to come. */
  span: number;
  currentSince: number;
  logPrice: number;
  currentSize: number;
  historySize: number;
  gap: number;
}

function sharedBy({ day, current, currentDay, history }: Context, { logPrices }: Evidence): Shared {
  const orders = history.length + 1;
  const logPrice = current.reduce((sum, product) => sum + logPrices[product]!, 0) / Math.max(current.length, 1);
  return {
    ...{ orders, logPrice },
    span: day - (history[0]?.day ?? currentDay),
    currentSince: day - currentDay,
    currentSize: Math.log(Math.max(current.length, 1)),
    historySize: Math.log(orders),
    gap: Math.log1p(Math.max(day - currentDay, 0)),
  };
}

/** In a thousand orders of the same time: a shop that sells twice as much in December has not become another shop. */
function salesOf(product: number, { sales, volumes, today }: Evidence): number[] {
  const rate = (column: keyof Sales) => Math.log1p((1_000 * sales[column][product]!) / Math.max(volumes[column], 1));
  return [
    ...[rate("orders7"), rate("orders30"), rate("orders60"), rate("orders365"), rate("fading20")],
    ...[rate("yearAgo"), rate("yearAgoBefore")],
    rate("orders30") - rate("orders365"),
    ...[rate("new30"), rate("new90")],
    sales.again[product]! / (sales.returning[product]! + 5),
    Math.log1p(sales.orders[product] === 0 ? 1_000 : Math.max(0, today - sales.lastDay[product]!)),
  ];
}

function ownOf(
  product: number,
  { times, since, fading, yearAgo, lately }: Gathering,
  { orders, span, currentSince }: Shared,
): number[] {
  const own = times[product]!;
  const rhythm = own > 0 ? since[product]! / (span / (own + 0.5) + 1) : -1;
  const inCurrent = own > 0 && since[product] === currentSince ? 1 : 0;
  return [
    ...[own, Math.log1p(since[product]!), fading[product]!, inCurrent, own / orders, rhythm],
    ...[yearAgo[product]!, lately[product]!],
  ];
}

function kindOf(product: number, { day }: Context, evidence: Evidence, { logPrice }: Shared): number[] {
  const { logPrices, shownFrom, sales } = evidence;
  const own = logPrices[product]!;
  const isCold = sales.orders[product] === 0 ? 1 : 0;
  return [own, own - logPrice, Math.log1p(Math.max(day - shownFrom[product]!, 0)), isCold];
}

function ranksBy(candidates: readonly number[], sums: Float64Array, column: number): Int32Array {
  const value = (place: number) => sums[candidates[place]! * PAIR_FEATURE_COUNT + column]!;
  const places = candidates.map((_, place) => place);
  places.sort((one, other) => value(other) - value(one) || candidates[one]! - candidates[other]!);
  const ranks = new Int32Array(candidates.length);
  for (const [rank, place] of places.entries()) ranks[place] = rank;
  return ranks;
}
