/** How often something may happen before it is closed for a while. */
export interface Limit {
  points: number;
  /** The window, and how long the first block lasts. */
  seconds: number;
  /** No block is longer, however often the limit was broken. */
  longest: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Tries of the look-up, counted per shop, in the order in which they are asked: who is stopped by the first costs
 * the others nothing, so one address cannot close the look-up for everybody. A hit gives back what it cost.
 */
export const LIMITS = {
  /** One visitor's address; an IPv6 /64 is one. */
  address: { points: 20, seconds: MINUTE, longest: HOUR },
  /** Tries in which a tracking number may be hidden, by address: it needs no second half. */
  trackingAddress: { points: 10, seconds: MINUTE, longest: HOUR },
  /** One order number, known or not: 5 tries, then 5 after a quarter of an hour, an hour, four hours, 16 hours. */
  order: { points: 5, seconds: 15 * MINUTE, longest: DAY },
  trackingShop: { points: 120, seconds: MINUTE, longest: MINUTE },
  shop: { points: 300, seconds: MINUTE, longest: MINUTE },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** Forms sent about a failed delivery; how many codes an order gets is counted by its own rule. */
export const DELIVERY_LIMITS = {
  address: { points: 60, seconds: 10 * MINUTE, longest: HOUR },
  link: { points: 40, seconds: 10 * MINUTE, longest: HOUR },
} as const satisfies Record<string, Limit>;

/** Openings of one order's page, by its link or after a look-up: against load, not against guessing. */
export const PAGE_VIEWS = { points: 60, seconds: MINUTE } as const;

/** A limit broken once is remembered so long; each time makes the next block longer. */
export const STRIKE_MEMORY = 7 * DAY;
const GROWTH = 4;

/** @param strikes how often the limit has been broken lately, this time included */
export function blockSeconds({ seconds, longest }: Limit, strikes: number): number {
  return Math.min(seconds * GROWTH ** (Math.max(strikes, 1) - 1), longest);
}
