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

/**
 * Whether something said about a parcel still holds: until the carrier moves it again, or tries again. A parcel
 * that came back to the same status later is another occasion.
 */
export function stillHolds(occasion: Occasion, parcel: ParcelNow): boolean {
  const sameStand = occasion.status === parcel.status && occasion.cycle === parcel.cycle;
  return sameStand && parcel.statusAt <= occasion.madeAt;
}
