/** So many contacts for so many orders, and how much chance there is in it. */
export interface ContactRate {
  contacts: number;
  orders: number;
  /** Contacts per 100 orders; null without orders. */
  per100: number | null;
  /** Where the true rate lies 19 times out of 20, per 100 orders. */
  range: { low: number; high: number } | null;
  /** Too little to compare: one contact more or less would change the picture. */
  isThin: boolean;
}

/** Below these a rate is shown with its range and a warning. */
const THIN_CONTACTS = 10;
const THIN_ORDERS = 100;
/** Two-sided 95 %. */
const Z = 1.96;

/**
 * Contacts per 100 orders, and the interval of a Poisson count by Byar's approximation (Breslow and Day, Statistical
 * Methods in Cancer Research II, 1987): contacts are rare, independent, and an order may have several.
 */
export function contactRate(contacts: number, orders: number): ContactRate {
  const isThin = contacts < THIN_CONTACTS || orders < THIN_ORDERS;
  if (orders === 0) return { contacts, orders, per100: null, range: null, isThin };
  const per = (count: number) => (100 * count) / orders;
  return {
    contacts,
    orders,
    per100: per(contacts),
    range: { low: per(low(contacts)), high: per(high(contacts)) },
    isThin,
  };
}

function low(count: number): number {
  return count === 0 ? 0 : count * (1 - 1 / (9 * count) - Z / (3 * Math.sqrt(count))) ** 3;
}

function high(count: number): number {
  const next = count + 1;
  return next * (1 - 1 / (9 * next) + Z / (3 * Math.sqrt(next))) ** 3;
}
