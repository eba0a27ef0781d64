import type { Parcel } from "./parcel.ts";
import type { WorkClock } from "./work-clock.ts";

/** Clocks add up in floating point: less is none. */
const NONE = 1e-6;

/**
 * Working time of the destination that passes in vain while the origin keeps holidays and nothing is packed there; below 0
 * where the destination keeps holidays and the origin packs. A parcel's own time is counted without it. The
 * origin's days are taken for the destination's: between distant clocks that is off by hours.
 * @param begun the purchase
 * @param packing working time that its sender needs
 */
export function originRest(clock: WorkClock, { from, to }: Parcel, begun: number, packing: number): number {
  if (from === "" || from === to) return 0;
  const rest = clock.between(begun, clock.after(begun, packing, from), to) - packing;
  return Math.abs(rest) < NONE ? 0 : rest;
}
