import type { MessageKey } from "#app/words/catalogs.ts";

import type { Moved } from "./stored-estimate.ts";

/** Has an earlier last day taken the place of a later one? @param latestOn the last day named now, `2026-11-14` */
export function isSooner({ fromOn }: Pick<Moved, "fromOn">, latestOn: string): boolean {
  return fromOn > latestOn;
}

/** Has a later last day taken the place of an earlier one? Else a delay that is told changes nothing of what was named. */
export function isLater(moved: Pick<Moved, "fromOn"> | null, latestOn: string): boolean {
  return moved !== null && moved.fromOn < latestOn;
}

/**
 * The sentence that tells of another last day, and why; it asks for the `day` named before and for the carrier. Null
 * where the day has come back to where it was.
 */
export function nameMove({ fromOn, why }: Pick<Moved, "fromOn" | "why">, latestOn: string): MessageKey | null {
  if (fromOn === latestOn) return null;
  if (!isSooner({ fromOn }, latestOn)) return `note.moved_${why}`;
  return why === "carrier" ? "note.sooner_carrier" : "note.sooner";
}
