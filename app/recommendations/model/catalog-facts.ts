/** What the catalog says of a product. */
export interface CatalogFacts {
  title: string;
  /** Minor units of the shop's currency; 0 when unknown. */
  priceMinor: number;
  /** The first day on which it may be shown, days since 1970. */
  shownFrom: number;
  /** Under what the shop lists it, where that is known: things of one range often follow each other. */
  code?: string;
}

const DAY = 86_400_000;

/** Days since 1970-01-01 UTC: how the model counts time. */
export function dayOf(time: Date): number {
  return Math.floor(time.getTime() / DAY);
}

/** Natural logarithm of a price in hundreds of minor units; of an unknown one that of almost nothing. */
export function logPrice(priceMinor: number): number {
  return Math.log(Math.max(priceMinor, 1) / 100 + 0.01);
}
