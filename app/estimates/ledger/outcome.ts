/** What became of a window that was told; null while that is open. */
export type Outcome = "kept" | "broken" | "moot" | "untold";

/** Scans reach us late, and nobody wants to be told at midnight: so long after its end an open window counts as broken. */
export const GRACE_HOURS = 6;

/** What is known of the parcel, or of the order as a whole, that a window was told of. */
export interface Arrival {
  /** When it was handed over, or lay ready to be collected; of an order, when the last of it was. */
  arrivedAt: Date | null;
  /** When it was clear that it never will: cancelled, taken off, turned round. */
  overAt: Date | null;
}

interface Told {
  endsAt: Date;
  /** Its message came to nothing. */
  isUntold: boolean;
}

/**
 * Whether a promise was kept. It follows from what happened alone, so that a history that is told once more, or whose
 * scans come late, ends the same: a scan of before the end mends what the clock had called broken.
 */
export function outcomeOf({ endsAt, isUntold }: Told, { arrivedAt, overAt }: Arrival, now: Date): Outcome | null {
  if (isUntold) return "untold";
  if (arrivedAt) return arrivedAt < endsAt ? "kept" : "broken";
  if (overAt) return overAt < endsAt ? "moot" : "broken";
  return now.getTime() >= endsAt.getTime() + GRACE_HOURS * 3_600_000 ? "broken" : null;
}
