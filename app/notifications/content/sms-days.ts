import { nameDaysBriefly } from "#app/words/days.ts";
import type { Words } from "#app/words/words.ts";

import type { MessageView } from "./view.ts";
import { daysToCome, openDays } from "./when-copy.ts";

/**
 * When it should come, as a text may say it: the fuller sentence first. None where no day is known, where several
 * parcels have days of their own, or where the news itself says it.
 */
export function daysInText(view: MessageView, words: Words): string[] {
  const { kind, parcels, window } = view;
  const clock = { now: view.now, timeZone: view.timeZone, format: words.format };
  const [parcel] = parcels;
  if (parcels.length > 1 || kind === "out_for_delivery") return [];
  const days = parcel ? daysToCome(kind, parcel, clock) : window && openDays(window, clock);
  if (!days) return [];
  const styles = ["weekday", "numbers"] as const;
  return styles.map((style) => words.say("sms.expected", { days: nameDaysBriefly(days.from, days.to, style, clock) }));
}
