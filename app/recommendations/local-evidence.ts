import { byText } from "./by-text.ts";
import { dayOf, logPrice } from "./model/catalog-facts.ts";
import type { Evidence } from "./model/evidence.ts";
import { unpackFloats } from "./model/pack.ts";
import { type Neighbors, NO_NEIGHBORS } from "./model/pair-table.ts";
import { SALES, SALES_COUNT, type Sales, SIGNAL_COUNT, type Volumes } from "./model/signal.ts";

/** A product of the catalog, and what was learned of it by itself. */
export interface Known {
  gid: string;
  priceMinor: number;
  shownFrom: Date;
  /** Packed; null when nothing was learned. */
  sales: Uint8Array | null;
}

/** What the catalog does not have is never shown. */
const NEVER = 2 ** 30;

/** What was learned, cut down to the products at hand, which are numbered anew. */
export class LocalEvidence {
  readonly gids: string[];
  readonly evidence: Evidence;
  readonly known: ReadonlyMap<string, Known>;
  readonly #numbers: ReadonlyMap<string, number>;

  /**
   * @param rows neighbors of what this person bought
   * @param known what may be shown, and what was bought as far as the catalog has it
   * @param own what this person bought, and what is to be looked at though nobody has bought it
   */
  constructor(
    { today, popular, volumes }: { today: number; popular: readonly string[]; volumes: readonly number[] },
    rows: readonly { gid: string; others: readonly string[]; signals: Uint8Array }[],
    known: readonly Known[],
    { own, fresh }: { own: readonly string[]; fresh: readonly string[] },
  ) {
    this.known = new Map(known.map((one) => [one.gid, one]));
    // In the order of their ids, which decides between equal scores: the database gives rows in any order.
    this.gids = [...new Set([...own, ...this.known.keys()])].sort(byText);
    this.#numbers = new Map(this.gids.map((gid, number) => [gid, number]));
    const neighbors = new Map(rows.map((row) => [this.numberOf(row.gid), this.#neighbors(row)]));
    this.evidence = {
      ...{ today, size: this.gids.length, sales: this.#sales() },
      volumes: Object.fromEntries(SALES.map((column, index) => [column, volumes[index] ?? 0])) as Volumes,
      neighborsOf: (product) => neighbors.get(product) ?? NO_NEIGHBORS,
      logPrices: Float32Array.from(this.gids, (gid) => logPrice(this.known.get(gid)?.priceMinor ?? 0)),
      shownFrom: Int32Array.from(this.gids, (gid) => firstDay(this.known.get(gid))),
      popular: this.#present(popular),
      cold: this.#present(fresh),
      looks: [],
    };
  }

  /** @returns -1 for a product that is not at hand */
  numberOf(gid: string): number {
    return this.#numbers.get(gid) ?? -1;
  }

  #present(gids: readonly string[]): Int32Array {
    return Int32Array.from(gids.map((gid) => this.numberOf(gid)).filter((number) => number >= 0));
  }

  /** Those that have left the catalog are left out. */
  #neighbors({ others, signals }: { others: readonly string[]; signals: Uint8Array }): Neighbors {
    const numbers = others.map((gid) => this.numberOf(gid));
    const values = unpackFloats(signals);
    if (values.length !== others.length * SIGNAL_COUNT) return NO_NEIGHBORS;
    if (numbers.every((number) => number >= 0)) return { others: Int32Array.from(numbers), values };
    const places = [...numbers.keys()].filter((place) => numbers[place]! >= 0);
    const kept = new Float32Array(places.length * SIGNAL_COUNT);
    for (const [index, place] of places.entries()) {
      kept.set(values.subarray(place * SIGNAL_COUNT, (place + 1) * SIGNAL_COUNT), index * SIGNAL_COUNT);
    }
    return { others: Int32Array.from(places, (place) => numbers[place]!), values: kept };
  }

  #sales(): Sales {
    const sales = Object.fromEntries(SALES.map((column) => [column, new Float32Array(this.gids.length)])) as Sales;
    for (const [number, gid] of this.gids.entries()) {
      const packed = this.known.get(gid)?.sales;
      const row = packed ? unpackFloats(packed) : null;
      if (row?.length !== SALES_COUNT) continue;
      for (const [index, column] of SALES.entries()) sales[column][number] = row[index]!;
    }
    return sales;
  }
}

function firstDay(known: Known | undefined): number {
  return known ? dayOf(known.shownFrom) : NEVER;
}
