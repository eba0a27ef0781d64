import type { Moment } from "#app/estimates/moment.ts";

import type { MomentSums } from "./score-cell.ts";

/** Windows that shoppers were told, or that they would have been told before the shop was installed. */
export const WINDOWS = ["told", "replayed"] as const;
export type Windows = (typeof WINDOWS)[number];

/** With fewer that were told nothing can be said of them yet. */
const LEAST_TOLD = 30;

/** How many of a moment's windows have run out, and which are judged: never both together. */
export interface WhichWindows {
  told: number;
  replayed: number;
  judged: Windows;
}

/**
 * @param wish what the merchant has chosen, as long as this moment has any of it; null: what was told, as soon as there
 * is enough of it
 */
export function whichWindows(sums: readonly MomentSums[], moment: Moment, wish: Windows | null): WhichWindows {
  const count = (isReplayed: boolean) =>
    sums.find((one) => one.moment === moment && one.replayed === isReplayed)?.exact.told ?? 0;
  const [told, replayed] = [count(false), count(true)];
  const usual = told < LEAST_TOLD && replayed > told ? "replayed" : "told";
  // Parcels on the way are not foretold anew: at their moments there is no past to show.
  const isThere = wish !== null && (wish === "told" ? told : replayed) > 0;
  return { told, replayed, judged: isThere ? wish : usual };
}
