/** An order as the model sees it: nothing in it says who bought. */
export interface CorpusOrder {
  /** Days since 1970-01-01, UTC. */
  day: number;
  /** The same for all orders of one person; null when nobody can be told. Never leaves the memory of the job. */
  buyer: string | null;
  /** Ids of what was kept; repeated ones count once. */
  products: readonly string[];
}

/** A shop's orders in the order of time, packed: products, buyers and orders are numbers. */
export interface Corpus {
  /** Number of a product → its id. */
  ids: readonly string[];
  numberOf: ReadonlyMap<string, number>;
  /** By order. */
  days: Int32Array;
  /** The products of order `o` are `products[starts[o]…starts[o + 1]]`. */
  starts: Int32Array;
  products: Int32Array;
  /** By place in `products`: 1 when a returning buyer had never bought it before. */
  isNew: Uint8Array;
  /** The same buyer's order before and after; -1 where there is none. */
  before: Int32Array;
  after: Int32Array;
  /** By product: its orders. */
  ordersOf: readonly Int32Array[];
  /** How many. */
  orders: number;
}

/** Takes orders in the order of time, and packs them. */
export class CorpusBuilder {
  readonly #ids: string[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #ordersOf: number[][] = [];
  readonly #days: number[] = [];
  readonly #starts: number[] = [0];
  readonly #products: number[] = [];
  readonly #isNew: number[] = [];
  readonly #before: number[] = [];
  readonly #after: number[] = [];
  readonly #buyers = new Map<string, { last: number; had: Set<number> }>();
  #lastDay = -Infinity;

  /** Numbers a product that nobody may have bought yet. */
  addProduct(id: string): number {
    const known = this.#numberOf.get(id);
    if (known !== undefined) return known;
    this.#numberOf.set(id, this.#ids.length);
    this.#ordersOf.push([]);
    return this.#ids.push(id) - 1;
  }

  /** @throws RangeError when it is older than the order before */
  addOrder({ day, buyer, products }: CorpusOrder): void {
    if (day < this.#lastDay) throw new RangeError(`An order of day ${day} came after one of day ${this.#lastDay}`);
    this.#lastDay = day;
    const order = this.#days.push(day) - 1;
    const person = buyer === null ? null : (this.#buyers.get(buyer) ?? { last: -1, had: new Set<number>() });
    const returns = (person?.last ?? -1) >= 0;
    for (const id of new Set(products)) {
      const product = this.addProduct(id);
      this.#products.push(product);
      this.#ordersOf[product]!.push(order);
      this.#isNew.push(returns && !person!.had.has(product) ? 1 : 0);
      person?.had.add(product);
    }
    this.#starts.push(this.#products.length);
    this.#before.push(person?.last ?? -1);
    this.#after.push(-1);
    if (!person || buyer === null) return;
    if (person.last >= 0) this.#after[person.last] = order;
    person.last = order;
    this.#buyers.set(buyer, person);
  }

  build(): Corpus {
    return {
      ids: this.#ids,
      numberOf: this.#numberOf,
      days: Int32Array.from(this.#days),
      starts: Int32Array.from(this.#starts),
      products: Int32Array.from(this.#products),
      isNew: Uint8Array.from(this.#isNew),
      before: Int32Array.from(this.#before),
      after: Int32Array.from(this.#after),
      ordersOf: this.#ordersOf.map((orders) => Int32Array.from(orders)),
      orders: this.#days.length,
    };
  }
}

/** How many orders were placed before a day: the first that many are known on it. */
export function ordersBefore({ days }: Corpus, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
