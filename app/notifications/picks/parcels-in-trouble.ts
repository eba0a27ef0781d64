import { FINAL, type Status, TROUBLE } from "#app/tracking/status.ts";

export interface ParcelOutlook {
  status: Status;
  /** The earliest of the last days we named, `2026-11-14`; null when we named none. */
  latestOn: string | null;
  /** Nothing was heard of it for longer than is usual, up to now. */
  isSilent: boolean;
}

/** On its way back, back, or lost from sight: endings nobody has wished for. */
const SAD: ReadonlySet<Status> = new Set(["returned", "expired"]);

/**
 * Is anything wrong with one of the parcels, or has the day passed on which it should have come, or is it oddly silent?
 * @param today at the destination, `2026-11-14`
 */
export function isAnyInTrouble(parcels: readonly ParcelOutlook[], today: string): boolean {
  return parcels.some(({ status, latestOn, isSilent }) => {
    if (TROUBLE.has(status) || SAD.has(status)) return true;
    return !FINAL.has(status) && (isSilent || (latestOn !== null && latestOn < today));
  });
}
