import { TROUBLE } from "#app/tracking/status.ts";
import type { Clock } from "#app/words/days.ts";

import type { Parcel } from "./leading.ts";
import type { OrderOutlook } from "./order-outlook.ts";
import { brokeWord, type ParcelState } from "./parcel-state.ts";
import { isOddlySilent } from "./silence-note.ts";

const WRONG: ReadonlySet<ParcelState> = new Set<ParcelState>([...TROUBLE, "late", "returned", "expired"]);

/**
 * Is anything wrong with an order, or was a day broken that it was told?
 * @param unsent what an order in no parcel has before it
 */
export function isInTrouble(parcels: readonly Parcel[], unsent: OrderOutlook | null, clock: Clock): boolean {
  const isWrong = ({ parcel, outlook: { state } }: Parcel) =>
    WRONG.has(state) || brokeWord(parcel, state, clock) || isOddlySilent(parcel, state);
  return parcels.some(isWrong) || (unsent?.isOverdue ?? false);
}
