import { LEARNED_SHARE, type Window } from "#app/estimates/delivery-window.ts";
import { type Clock, daysBetween, dayValues, nameDays, today } from "#app/words/days.ts";

import type { Reader } from "./reader.ts";

/** When something should arrive, in the reader's words and in days at the destination (`2026-11-14`). */
export interface DeliveryWindow {
  text: string;
  /** What it rests on, and how sure it is. */
  basis: string;
  startOn: string;
  endOn: string;
}

/** From so many days on, a reader wonders why it is not known better. */
const WIDE_DAYS = 5;

/** A window that has begun is told from today on. @param carrier what its words name the carrier by */
export function viewWindow(
  { earliestOn, latestOn, basis }: Window,
  carrier: { carrier: string; known: string },
  { words, clock }: Reader,
): DeliveryWindow {
  const startOn = opens(earliestOn, clock);
  const values = { ...carrier, ...dayValues(latestOn, clock), ...LEARNED_SHARE };
  const isWide = daysBetween(startOn, latestOn) >= WIDE_DAYS;
  const sentences = [words.say(`window.basis_${basis}`, values), isWide ? words.say("window.wide") : ""];
  return {
    text: nameDays(startOn, latestOn, clock),
    basis: sentences.filter((sentence) => sentence !== "").join(" "),
    startOn,
    endOn: latestOn,
  };
}

function opens(earliestOn: string, clock: Clock): string {
  const now = today(clock);
  return earliestOn > now ? earliestOn : now;
}
