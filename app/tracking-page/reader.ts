import type { Language } from "#app/words/locale.ts";
import { type Words, wordsIn } from "#app/words/words.ts";

import type { Clock } from "#app/words/days.ts";

/** Whom a page speaks to: their language, and their time. */
export interface Reader {
  words: Words;
  clock: Clock;
}

/** @param timeZone IANA name of the zone whose days are told */
export function readerOf(language: Language, now: Date, timeZone: string): Reader {
  return { words: wordsIn(language), clock: { now, timeZone, format: language.format } };
}
