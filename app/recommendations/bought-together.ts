/** What was bought together in one order. */
export interface Basket {
  productGids: readonly string[];
  placedAt: Date;
}

/** How strongly `otherGid` goes with `productGid`. */
export interface Pair {
  productGid: string;
  otherGid: string;
  /** 0 to 1. */
  score: number;
  /** Orders that held both. */
  orders: number;
}

export interface PairSettings {
  now: Date;
  /** An order this old counts half. */
  halfLifeDays?: number;
  /** Neighbours kept a product. */
  keep?: number;
}

const DAY = 86_400_000;
const HALF_LIFE_DAYS = 120;
const KEEP = 50;
/** Orders of more products than this are trade or stocking up: they say little about what goes together. */
const LARGEST_BASKET = 100;
/** So many imagined orders without the pair stand against every real one with it: chance meetings stay small. */
const DOUBT = 3;
/** Of the orders that hold a pair. */
interface Tally {
  weight: number;
  orders: number;
}

/**
 * Counts which products are bought together: cosine of weighted co-occurrence, shrunk by the number of
 * orders behind it. Recent orders and small baskets weigh more.
 *
 * Sarwar et al., "Item-based collaborative filtering", WWW 2001; weights by basket size as in
 * Linden, Smith, York, "Amazon.com recommendations", IEEE Internet Computing 2003.
 */
export class PairCounter {
  readonly #now: number;
  readonly #halfLife: number;
  readonly #keep: number;
  readonly #gids: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** By number of the product: weight of the orders that hold it. */
  readonly #weights: number[] = [];
  /** By number of the product, by number of the other; both directions share one tally. */
  readonly #tallies: Map<number, Tally>[] = [];

  constructor({ now, halfLifeDays = HALF_LIFE_DAYS, keep = KEEP }: PairSettings) {
    this.#now = now.getTime();
    this.#halfLife = halfLifeDays * DAY;
    this.#keep = keep;
  }

  add(basket: Basket): void {
    const numbers = [...new Set(basket.productGids)].map((gid) => this.#numberOf(gid)).sort((a, b) => a - b);
    if (numbers.length === 0 || numbers.length > LARGEST_BASKET) return;
    const age = Math.max(this.#now - basket.placedAt.getTime(), 0);
    const weight = 2 ** (-age / this.#halfLife) / Math.sqrt(Math.max(numbers.length - 1, 1));
    for (const [index, one] of numbers.entries()) {
      this.#weights[one] = (this.#weights[one] ?? 0) + weight;
      for (const other of numbers.slice(index + 1)) this.#meet(one, other, weight);
    }
  }

  /** Products met so far. */
  get size(): number {
    return this.#gids.length;
  }

  /** The strongest neighbours of every product, best first; equal ones by gid. Works as it is read. */
  *pairs(): Generator<Pair> {
    for (const [one, tallies] of this.#tallies.entries()) {
      const neighbours = [...tallies].map(([other, tally]) => this.#pair(one, other, tally));
      yield* neighbours.sort(strongerFirst).slice(0, this.#keep);
    }
  }

  #pair(one: number, other: number, { weight, orders }: Tally): Pair {
    const norm = Math.sqrt((this.#weights[one] ?? 0) * (this.#weights[other] ?? 0));
    const score = norm === 0 ? 0 : Math.min((weight / norm) * (orders / (orders + DOUBT)), 1);
    return { productGid: this.#gids[one] ?? "", otherGid: this.#gids[other] ?? "", score, orders };
  }

  #meet(one: number, other: number, weight: number): void {
    const tally = this.#tallies[one]?.get(other) ?? { weight: 0, orders: 0 };
    tally.weight += weight;
    tally.orders += 1;
    if (tally.orders > 1) return;
    this.#tallies[one]?.set(other, tally);
    this.#tallies[other]?.set(one, tally);
  }

  #numberOf(gid: string): number {
    const known = this.#numbers.get(gid);
    if (known !== undefined) return known;
    this.#numbers.set(gid, this.#gids.length);
    this.#tallies.push(new Map());
    return this.#gids.push(gid) - 1;
  }
}

function strongerFirst(one: Pair, other: Pair): number {
  return other.score - one.score || other.orders - one.orders || (one.otherGid < other.otherGid ? -1 : 1);
}
