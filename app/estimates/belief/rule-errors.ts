import { resample } from "./quantiles.ts";

/** How far off the rules were (`ruleError`) for parcels that were ordered, or handed over. */
export interface RuleErrors {
  /** Rising, as everything in it. */
  everywhere: readonly number[];
  /** By country of the destination (ISO 3166-1 alpha-2), of those in which enough came. */
  byCountry: Readonly<Record<string, readonly number[]>>;
}

export const NO_ERRORS: RuleErrors = { everywhere: [], byCountry: {} };

/** The parcels of all countries count as so many of one's own. */
const WORTH = 20;

/** What one country's parcels say, drawn to what all of them say. @param country "" when it is not known */
export function errorsTo({ everywhere, byCountry }: RuleErrors, country: string): readonly number[] {
  const own = byCountry[country];
  return own ? [...own, ...resample(everywhere, Math.min(WORTH, everywhere.length))] : everywhere;
}
