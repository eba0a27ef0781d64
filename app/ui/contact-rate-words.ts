export interface Rate {
  contacts: number;
  orders: number;
  per100: number | null;
  range: { low: number; high: number } | null;
  isThin: boolean;
}

/** "4.2", or a dash where there were no orders. */
export function rateWords({ per100 }: Rate): string {
  return per100 === null ? "–" : decimal(per100);
}

/** Says how far a rate can be trusted; null where it can. */
export function doubtWords({ isThin, range, orders }: Rate): string | null {
  if (!isThin) return null;
  if (range === null) return "no orders in these days";
  const span = `between ${decimal(range.low)} and ${decimal(range.high)}`;
  return orders === 1 ? `only 1 order: ${span}` : `few so far: ${span}`;
}

/** "12 from 340 orders" */
export function countWords({ contacts, orders }: Rate): string {
  const from = orders === 1 ? "1 order" : `${orders.toLocaleString("en-US")} orders`;
  return `${contacts.toLocaleString("en-US")} for ${from}`;
}

/** One decimal below ten, none above: more would pretend. */
function decimal(value: number): string {
  return value >= 10 ? Math.round(value).toLocaleString("en-US") : value.toFixed(1);
}
