/** What a window rests on: the carrier's own word, the shop's rules, or what its delivered parcels have taught. */
export const BASES = ["carrier", "rule", "learned"] as const;

export type Basis = (typeof BASES)[number];

/** Calendar days at the destination, `2026-11-14`, both included. */
export interface Window {
  earliestOn: string;
  latestOn: string;
  basis: Basis;
}

/** The last day of a learned window is its 90th percentile: so many parcels have come by then. */
export const LEARNED_SHARE = { part: 9, all: 10 };

/** The same for an order that is in no parcel yet, with the day by which it should be handed to the carrier. */
export interface OrderWindow extends Window {
  shipsByOn: string;
}
