import { daysFrom } from "#app/lib/day.ts";

import type { Basis, Window } from "../delivery-window.ts";
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
  const days = daysFrom(known.latestOn, fresh.latestOn);
  if (days.length <= HOLIDAY_MOVES && days.some(isHoliday)) return "holiday";
  // Nothing has happened to it: others have taught that its day was too early.
  if (fresh.basis === "learned" && known.basis !== "learned") return "slow_lane";
  if (stage !== null && fresh.basis === "rule") return "rule";
  return WHY[fresh.basis](news, isHanded);
}

const WHY: Record<Exclude<Basis, "carrier">, (news: Present["news"], isHanded: boolean) => Moved["why"]> = {
  rule: (_, isHanded) => (isHanded ? "packing" : "rule"),
  learned: (news, isHanded) => (news !== "none" ? "slow_lane" : isHanded ? "waiting" : "packing"),
};

/** A longer way than from one day over a holiday and a weekend to the next has other reasons. */
const HOLIDAY_MOVES = 5;
