import { formatFineMoney } from "#app/lib/money.ts";

export interface SmsCost {
  cost: { minor: number; currency: string } | null;
  /** Whose price it rests on. */
  basis: "merchant" | "table" | "unknown";
}

/** "€0.0158", "about $0.22"; null when nothing is known. */
export function tellPrice({ cost, basis }: SmsCost): string | null {
  if (!cost) return null;
  const amount = formatFineMoney(cost.minor, cost.currency);
  return basis === "merchant" ? amount : `about ${amount}`;
}
