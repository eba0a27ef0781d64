import type { Basis } from "#app/estimates/delivery-window.ts";

import type { ToldOn } from "./surface.ts";

/** A window as it is told. Days are the destination's, `2026-11-14`, both included. */
export interface ToldDays {
  earliestOn: string;
  latestOn: string;
  /** By which day it should be handed to the carrier; null where that is not said. */
  shipsByOn: string | null;
}

export interface NewToldWindow extends ToldDays {
  orderId: string;
  /** Null while the order is in no parcel. */
  shipmentId: string | null;
  surface: ToldOn;
  basis: Basis;
  /** EstimatorModel.version; null: rules or the carrier alone */
  version: number | null;
  /** When the last day ends at the destination: window-end.ts */
  endsAt: Date;
}

/** The same with its shop and its moment, as it is stored. */
export interface DatedToldWindow extends NewToldWindow {
  shop: string;
  toldAt: Date;
}

/** Whether two tellings are of the same subject on the same surface: one chain of windows. */
function chainOf({ orderId, shipmentId, surface }: NewToldWindow): string {
  return `${shipmentId ?? orderId}|${surface}`;
}

function sameDays(one: ToldDays, other: ToldDays): boolean {
  return one.earliestOn === other.earliestOn && one.latestOn === other.latestOn && one.shipsByOn === other.shipsByOn;
}

/**
 * Parts tellings into rounds in which every chain has one window at most, in the order in which they were told. What is
 * told again and again counts once.
 */
export function inRounds<T extends DatedToldWindow>(told: readonly T[]): T[][] {
  const rounds: T[][] = [];
  const known = new Map<string, { last: T; round: number }>();
  for (const window of told.toSorted((a, b) => a.toldAt.getTime() - b.toldAt.getTime())) {
    const chain = chainOf(window);
    const before = known.get(chain);
    if (before && sameDays(before.last, window)) continue;
    const round = before ? before.round + 1 : 0;
    (rounds[round] ??= []).push(window);
    known.set(chain, { last: window, round });
  }
  return rounds;
}
