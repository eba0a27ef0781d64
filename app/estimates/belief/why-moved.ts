import { daysFrom } from "#app/lib/day.ts";

import type { Basis, OrderWindow, Window } from "../delivery-window.ts";
import type { Moved } from "../stored-estimate.ts";
import type { Present } from "../settle-window.ts";
import type { ScanStage } from "../model/stage-times.ts";

interface Move {
  known: Window;
  fresh: Window;
  news: Present["news"];
  /** What its last scans say. */
  stage: ScanStage | null;
  /** It was handed over after the known window was told. */
  isJustHanded: boolean;
  isHanded: boolean;
  /** Public holidays at the destination, `2026-12-25`. */
  isHoliday: (day: string) => boolean;
}

/** Why another last day takes the place of the known one. */
export function whyMoved({ known, fresh, news, stage, isJustHanded, isHanded, isHoliday }: Move): Moved["why"] {
  if (fresh.basis === "carrier") return "carrier";
  // The page tells of the attempt, or of what holds it up: no other reason is added to that.
  if (stage === "attempted" || stage === "exception") return "rule";
  if (isJustHanded) return "packing";
  if (isOverHoliday(known, fresh, isHoliday)) return "holiday";
  // Nothing has happened to it: others have taught that its day was too early.
  if (fresh.basis === "learned" && known.basis !== "learned") return "slow_lane";
  if (stage !== null && fresh.basis === "rule") return "rule";
  return WHY[fresh.basis](news, isHanded);
}

/** The same of an order that is in no parcel yet. @param today at the destination, `2026-11-14` */
export function whyOrderMoved(
  known: OrderWindow,
  fresh: OrderWindow,
  today: string,
  isHoliday: Move["isHoliday"],
): Moved["why"] {
  // The page tells that it should have left: no other reason is added to that.
  if (known.shipsByOn < today) return "rule";
  if (isOverHoliday(known, fresh, isHoliday)) return "holiday";
  return fresh.basis === "learned" ? "slow_lane" : "rule";
}

function isOverHoliday(known: Window, fresh: Window, isHoliday: Move["isHoliday"]): boolean {
  const days = daysFrom(known.latestOn, fresh.latestOn);
  return days.length <= HOLIDAY_MOVES && days.some(isHoliday);
}

const WHY: Record<Exclude<Basis, "carrier">, (news: Present["news"], isHanded: boolean) => Moved["why"]> = {
  rule: (_, isHanded) => (isHanded ? "packing" : "rule"),
  learned: (news, isHanded) => (news !== "none" ? "slow_lane" : isHanded ? "waiting" : "packing"),
};

/** A longer way than from one day over a holiday and a weekend to the next has other reasons. */
const HOLIDAY_MOVES = 5;
