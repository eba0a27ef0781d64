import type { Basis, Window } from "../delivery-window.ts";
import type { Moved } from "../stored-estimate.ts";
import type { Present } from "../settle-window.ts";

interface Move {
  known: Window;
  fresh: Window;
  news: Present["news"];
  /** It was handed over after the known window was told. */
  isJustHanded: boolean;
  isHanded: boolean;
  /** Public holidays at the destination, `2026-12-25`. */
  isHoliday: (day: string) => boolean;
}

/** Why another last day takes the place of the known one. */
export function whyMoved({ known, fresh, news, isJustHanded, isHanded, isHoliday }: Move): Moved["why"] {
  if (fresh.basis === "carrier") return "carrier";
  if (isJustHanded) return "packing";
  if (fresh.latestOn > known.latestOn && daysFrom(known.latestOn, fresh.latestOn).some(isHoliday)) return "holiday";
  return WHY[fresh.basis](news, isHanded);
}

const WHY: Record<Exclude<Basis, "carrier">, (news: Present["news"], isHanded: boolean) => Moved["why"]> = {
  rule: (_, isHanded) => (isHanded ? "packing" : "rule"),
  learned: (news, isHanded) => (news !== "none" ? "slow_lane" : isHanded ? "waiting" : "packing"),
};

const DAY_MS = 86_400_000;

/** Both included; a window's move is a matter of days. */
function daysFrom(first: string, last: string): string[] {
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const count = Math.min(60, Math.round((to - from) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, later) => new Date(from + later * DAY_MS).toISOString().slice(0, 10));
}
