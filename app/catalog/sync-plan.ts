const DAY = 86_400_000;
/** Shopify's search index lags a little behind, and clocks differ. */
const OVERLAP_MS = 3_600_000;
/**
 * What does not touch a product's `updated_at` (publication and prices of a market, rules of a collection) is found by
 * a whole export alone.
 */
const WHOLE_EVERY_MS = 7 * DAY - 6 * 3_600_000;

export interface SyncFacts {
  /** When the newest export that was read began; null: none was. */
  readAt: Date | null;
  /** The same, of those that held everything. */
  wholeAt: Date | null;
  /** Countries whose offers the mirror knows, and those it should. */
  known: readonly string[];
  wanted: readonly string[];
  /** Somebody insists on everything: an install, another source of care instructions. */
  insists: boolean;
}

/** From when on changes are asked for; null: everything is. */
export function changedSince({ readAt, wholeAt, known, wanted, insists }: SyncFacts, now: Date): Date | null {
  const isNew = wanted.some((country) => !known.includes(country));
  const isDue = wholeAt === null || now.getTime() - wholeAt.getTime() >= WHOLE_EVERY_MS;
  return insists || isNew || isDue || readAt === null ? null : new Date(readAt.getTime() - OVERLAP_MS);
}

/** How many countries are asked for at most: each makes every line of an export longer. */
const MOST_COUNTRIES = 8;
/** A country with fewer of the shop's orders is too rare to ask about. */
const LEAST_SHARE = 0.01;

/**
 * The countries whose offers matter: the shop's own, and those its orders go to.
 * @param orders how many of the recent orders go to each
 */
export function countriesThatMatter(home: string | null, orders: ReadonlyMap<string, number>): string[] {
  const all = [...orders.values()].reduce((sum, count) => sum + count, 0);
  const frequent = [...orders]
    .filter(([country, count]) => isCountry(country) && country !== home && count >= all * LEAST_SHARE)
    .toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([country]) => country);
  return [...(home !== null && isCountry(home) ? [home] : []), ...frequent].slice(0, MOST_COUNTRIES);
}

/** As Shopify spells them in queries; ZZ stands for none. */
function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && code !== "ZZ";
}
