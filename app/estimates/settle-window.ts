import { daysBetween } from "#app/words/days.ts";

import type { OrderWindow, Window } from "./delivery-window.ts";
import type { Moved } from "./stored-estimate.ts";

/** What was told last, and since which day at the destination (`2026-11-14`). */
export type Told<Known extends Window = Window> = Known & { toldOn: string };

/** The present at the destination, and what has come since the window was told. */
export interface Present {
  now: Date;
  /** `2026-11-14` */
  today: string;
  /** `stage`: it came a step further; `scan`: it was seen, or the carrier named a day; else `none`. */
  news: "none" | "scan" | "stage";
  /** Why the last day moves, if it does. */
  why: Moved["why"];
}

export interface Settled {
  window: Window;
  /** Null when the last day stays. */
  moved: Moved | null;
}

/** Without a new stage, fewer days than these are no reason to tell another window. */
const WORTH_TELLING = 2;

/**
 * What is told from now on, so that a window does not flicker between two looks at it:
 *
 * - A later last day is told at once, and the first day that goes with it: the old one would not hold.
 * - An earlier first day is told at once. So whatever is believed now lies within what is told.
 * - A narrower window needs news since the last one was told: a new stage; or a scan, two days, and no other window
 *   told on the same day.
 * - A last day that has passed stays as it was said, unless the carrier or what was learned names another one: our own
 *   rules alone would push it on for ever.
 *
 * Without news the last day never comes nearer, and the first comes later with the last alone. So whatever windows are
 * worked out by turns, what is told comes to rest.
 */
export function settleWindow(known: Told, fresh: Window, present: Present): Settled {
  const { earliestOn, latestOn, basis } = choose(known, fresh, present);
  const window = { earliestOn, latestOn, basis };
  if (latestOn === known.latestOn) return { window, moved: null };
  return { window, moved: { fromOn: known.latestOn, at: present.now, why: present.why } };
}

export interface SettledOrder extends Settled {
  window: OrderWindow;
}

/**
 * The same for an order that is in no parcel yet. The day by which it should leave is told later at once, and sooner
 * only with news; one that has passed stays as it was said.
 */
export function settleOrderWindow(known: Told<OrderWindow>, fresh: OrderWindow, present: Present): SettledOrder {
  const { window, moved } = settleWindow(known, fresh, present);
  const isKept = known.shipsByOn < present.today || (present.news === "none" && fresh.shipsByOn < known.shipsByOn);
  const shipsByOn = isKept ? known.shipsByOn : fresh.shipsByOn;
  return { window: { ...window, shipsByOn: earlier(shipsByOn, window.latestOn) }, moved };
}

function choose(known: Told, believed: Window, { today, news }: Present): Window {
  const fresh = { ...believed, earliestOn: later(believed.earliestOn, today) };
  if (fresh.latestOn < fresh.earliestOn) return known;
  if (known.latestOn < today) return fresh.basis === "rule" ? known : fresh;
  if (fresh.latestOn > known.latestOn) return fresh;
  const since = later(known.earliestOn, today);
  const narrower = Math.max(daysBetween(since, fresh.earliestOn), daysBetween(fresh.latestOn, known.latestOn));
  const isWorth = news === "scan" && narrower >= WORTH_TELLING && known.toldOn < today;
  if (news === "stage" || isWorth) return fresh;
  if (fresh.earliestOn < since) return { ...known, earliestOn: fresh.earliestOn };
  const isSame = fresh.latestOn === known.latestOn && fresh.earliestOn === since;
  return isSame && (news !== "none" || known.basis === "rule") ? { ...known, basis: fresh.basis } : known;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
