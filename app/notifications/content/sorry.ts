import { type Clock, dayValues } from "#app/words/days.ts";
import type { Words } from "#app/words/words.ts";

import type { MessageParcel, MessageView, Promised } from "./view.ts";

/** Where the ledger has not been asked, and where nothing was told before, it cannot hurt. */
export function isSorryDue({ promised }: Pick<MessageParcel, "promised">): boolean {
  return promised?.isSorry ?? true;
}

/** Of a delay sorry is said once for each promise; of all other trouble, whenever it is told. */
export function isSorryOf({ kind, parcels, promised }: Pick<MessageView, "kind" | "parcels" | "promised">): boolean {
  if (kind !== "delayed") return true;
  return parcels.length === 0 ? isSorryDue({ promised: promised ?? null }) : parcels.some(isSorryDue);
}

/** The day that has passed without a word. "We are sorry" is in it. */
export function writeLate({ day }: Promised, words: Words, clock: Clock): string {
  return words.say("lead.late", dayValues(day, clock));
}
