import { parsePickSettings } from "#app/recommendations/pick-settings.ts";
import { sql } from "#app/sql.server.ts";

/** By what a shop's picks are counted. */
export interface PickTerms {
  /** The shop's, ISO 4217. */
  currency: string;
  /** Days after a click within which an order counts, and after the first showing in the comparison. */
  windowDays: number;
  /** Of a hundred people so many see no picks. */
  holdOutPercent: number;
  /** Who was heard of before does not belong to the comparison; null where that is nobody. */
  comparedSince: Date | null;
}

/** Null for an unknown shop. */
export async function findTerms(shop: string): Promise<PickTerms | null> {
  const [row] = await sql.$queryRaw<{ currency: string; pickSettings: unknown }[]>`
    select currency, "pickSettings" from "Shop" where domain = ${shop}`;
  if (!row) return null;
  const { windowDays, holdOutPercent, comparedSince } = parsePickSettings(row.pickSettings);
  const since = comparedSince === undefined ? null : new Date(comparedSince);
  return { currency: row.currency, windowDays, holdOutPercent, comparedSince: since };
}
