import type { Estimate, OrderEstimate } from "@prisma/client";

import { isoDay } from "#app/lib/day.ts";

import { BASES, type OrderWindow, type Window } from "./delivery-window.ts";

/**
 * Why another last day took the place of the one named before: the carrier says so, it left on another day, the shop's
 * rules changed, parcels on the lane take longer, a scan is missing, or a public holiday lies in between.
 */
const MOVED_WHY = ["carrier", "packing", "rule", "slow_lane", "waiting", "holiday"] as const;

/** The last day that was named before, `2026-11-14`: earlier than today's, or later when there is good news. */
export interface Moved {
  fromOn: string;
  at: Date;
  why: (typeof MOVED_WHY)[number];
}

/** A stored estimate in calendar days. */
export function windowOf(row: Pick<Estimate, "earliestOn" | "latestOn" | "basis">): Window {
  const basis = BASES.find((one) => one === row.basis) ?? "rule";
  return { earliestOn: isoDay(row.earliestOn), latestOn: isoDay(row.latestOn), basis };
}

/** The same of an order that is in no parcel yet. */
export function orderWindowOf(
  row: Pick<OrderEstimate, "shipsByOn" | "earliestOn" | "latestOn" | "basis">,
): OrderWindow {
  return { ...windowOf(row), shipsByOn: isoDay(row.shipsByOn) };
}

/** How a stored estimate came to its last day; null when it never named another. */
export function movedOf(row: Pick<Estimate, "movedFromOn" | "movedAt" | "movedWhy">): Moved | null {
  if (!row.movedFromOn || !row.movedAt) return null;
  const why = MOVED_WHY.find((one) => one === row.movedWhy) ?? "rule";
  return { fromOn: isoDay(row.movedFromOn), at: row.movedAt, why };
}
