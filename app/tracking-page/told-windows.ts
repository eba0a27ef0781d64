import type { ToldOn } from "#app/estimates/ledger/surface.ts";
import type { NewToldWindow } from "#app/estimates/ledger/told-window.ts";
import { windowEnd } from "#app/estimates/ledger/window-end.ts";
import { type Clock, today } from "#app/words/days.ts";

import { namedWindow } from "./outlook.ts";
import type { OrderStory } from "./story.ts";

/**
 * The windows that a view of this story names: one for each parcel that has one, or that of an order which is in none.
 * They are told as they were worked out, not from today on, so that the same window is the same the next day.
 */
export function toldWindows(story: OrderStory, orderId: string, surface: ToldOn, now: Date): NewToldWindow[] {
  const { order } = story;
  if (order.redacted) return [];
  const clock: Clock = { now, timeZone: order.timeZone, format: "en" };
  const endsAt = (day: string) => windowEnd(day, order.zones ?? [order.timeZone]);
  const parcels = story.parcels.filter(({ status }) => status !== "cancelled");
  if (parcels.length === 0) {
    const { window, cancelledAt } = order;
    if (!window || cancelledAt || window.latestOn < today(clock)) return [];
    const { earliestOn, latestOn, basis, version = null } = window;
    const shipsByOn = window.shipsByOn < today(clock) ? null : window.shipsByOn;
    const days = { earliestOn, latestOn, shipsByOn, endsAt: endsAt(latestOn) };
    return [{ orderId, shipmentId: null, surface, ...days, basis, version }];
  }
  return parcels.flatMap((parcel) => {
    const window = namedWindow(parcel, clock);
    if (!window) return [];
    const { earliestOn, latestOn, basis } = window;
    const version = basis === "carrier" ? null : (parcel.estimate?.version ?? null);
    const days = { earliestOn, latestOn, shipsByOn: null, endsAt: endsAt(latestOn) };
    return [{ orderId, shipmentId: parcel.id, surface, ...days, basis, version }];
  });
}
