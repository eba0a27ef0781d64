import type { Market } from "../shopify/market.ts";

export const MARKETS: Market[] = [
  { countries: ["GB"], currency: "GBP", rate: 0.88 },
  { countries: ["US"], currency: "USD", rate: 1.12 },
  { countries: ["IN"], currency: "INR", rate: 96 },
];

/** Living plants and seed do not cross these borders without papers: by product type. */
export const HELD_BACK: Record<string, string[]> = {
  Plant: ["GB", "US", "IN"],
  Seeds: ["GB", "US", "IN"],
};
