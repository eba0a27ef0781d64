import { FUTURE_MS } from "#app/shipments/event-row.ts";
import type { Status } from "#app/tracking/status.ts";

/** The failed delivery that a request or a code is about, as the parcel stood then. */
export interface Occasion {
  status: string;
  /** Failed attempts so far. */
  cycle: number;
  madeAt: Date;
}

export interface ParcelNow {
  status: Status;
  cycle: number;
  statusAt: Date;
}

/** A carrier's clock may run ahead of ours, so that an attempt lies a little after the answer to it. */
export const SKEW_MS = FUTURE_MS;

/**
 * Whether something said about a parcel still holds: until the carrier moves it again, or tries again. A parcel
 * that came back to the same status later is another occasion.
 */
export function stillHolds(occasion: Occasion, parcel: ParcelNow): boolean {
  const sameStand = occasion.status === parcel.status && occasion.cycle === parcel.cycle;
  return sameStand && parcel.statusAt.getTime() <= occasion.madeAt.getTime() + SKEW_MS;
}
