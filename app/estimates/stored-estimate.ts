import type { Estimate } from "@prisma/client";

import type { Window } from "./rule-estimate.ts";

/** Why a later day took the place of an earlier one. */
export const MOVED_WHY = ["carrier", "packing", "rule"] as const;

/** The last day that was named before, `2026-11-14`. */
export interface Moved {
  fromOn: string;
  at: Date;
  why: (typeof MOVED_WHY)[number];
}

/** A stored estimate in calendar days. */
export function windowOf(row: Pick<Estimate, "earliestOn" | "latestOn" | "basis">): Window {
  const basis = row.basis === "carrier" ? "carrier" : "rule";
  return { earliestOn: day(row.earliestOn), latestOn: day(row.latestOn), basis };
}

/** How a stored estimate came to be later than it was; null when it never was earlier. */
export function movedOf(row: Pick<Estimate, "movedFromOn" | "movedAt" | "movedWhy">): Moved | null {
  if (!row.movedFromOn || !row.movedAt) return null;
  const why = MOVED_WHY.find((one) => one === row.movedWhy) ?? "rule";
  return { fromOn: day(row.movedFromOn), at: row.movedAt, why };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
