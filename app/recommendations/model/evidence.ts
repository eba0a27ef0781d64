import type { Look } from "./look.ts";
import type { Neighbors } from "./pair-table.ts";
import type { Sales, Volumes } from "./signal.ts";

/** What was learned up to a day, as far as it concerns the products at hand; they are numbers from 0. */
export interface Evidence {
  /** The day of learning, days since 1970: orders before it are known. */
  today: number;
  size: number;
  neighborsOf: (product: number) => Neighbors;
  sales: Sales;
  volumes: Volumes;
  /** As `logPrice` tells it. */
  logPrices: Float32Array;
  /** The first day on which a product may be shown. */
  shownFrom: Int32Array;
  /** May be shown to anybody: what sells best now. */
  popular: Int32Array;
  /** Never sold before `today`. */
  cold: Int32Array;
  /** What else the task looks at; nothing where the orders are out of reach. */
  looks: readonly Look[];
}

/** For whom something is looked for. */
export interface Context {
  /** The day of the order to come. */
  day: number;
  /** What the person has just bought, and when. */
  current: readonly number[];
  currentDay: number;
  /** Their orders before that, oldest first. */
  history: readonly { day: number; products: readonly number[] }[];
  /** What may not be among the answers. */
  excluded: ReadonlySet<number>;
}
