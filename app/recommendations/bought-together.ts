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
/** Products that fit two to one number a pair. */
const MOST_PRODUCTS = 2 ** 26;

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
  /** By pair, smaller number first: weight and count of the orders that hold both. */
  readonly #pairs = new Map<number, { weight: number; orders: number }>();

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
      for (const other of numbers.slice(index + 1)) this.#meet(one * MOST_PRODUCTS + other, weight);
    }
  }

  /** Products met so far. */
  get size(): number {
    return this.#gids.length;
  }

  /** The strongest neighbours of every product, best first; equal ones by gid. */
  *pairs(): Generator<Pair> {
    const neighbours: Pair[][] = this.#gids.map(() => []);
    for (const [key, { weight, orders }] of this.#pairs) {
      const [one, other] = [Math.floor(key / MOST_PRODUCTS), key % MOST_PRODUCTS];
      const norm = Math.sqrt((this.#weights[one] ?? 0) * (this.#weights[other] ?? 0));
      const score = norm === 0 ? 0 : Math.min((weight / norm) * (orders / (orders + DOUBT)), 1);
      neighbours[one]?.push({ productGid: this.#gidOf(one), otherGid: this.#gidOf(other), score, orders });
      neighbours[other]?.push({ productGid: this.#gidOf(other), otherGid: this.#gidOf(one), score, orders });
    }
    for (const list of neighbours) yield* list.sort(strongerFirst).slice(0, this.#keep);
  }

  #meet(key: number, weight: number): void {
    const pair = this.#pairs.get(key);
    if (!pair) this.#pairs.set(key, { weight, orders: 1 });
    else {
      pair.weight += weight;
      pair.orders += 1;
    }
  }

  #numberOf(gid: string): number {
    const known = this.#numbers.get(gid);
    if (known !== undefined) return known;
    this.#numbers.set(gid, this.#gids.length);
    return this.#gids.push(gid) - 1;
  }

  #gidOf(number: number): string {
    return this.#gids[number] ?? "";
  }
}

function strongerFirst(one: Pair, other: Pair): number {
  return other.score - one.score || other.orders - one.orders || (one.otherGid < other.otherGid ? -1 : 1);
}
