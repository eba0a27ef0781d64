import type { ToldOn } from "#app/estimates/ledger/surface.ts";
import type { NewToldWindow } from "#app/estimates/ledger/told-window.ts";
import { windowEnd } from "#app/estimates/ledger/window-end.ts";
import { KIND_COPY } from "#app/notifications/content/kind-copy.ts";
import { daysToCome, openDays } from "#app/notifications/content/when-copy.ts";
import type { MessageParcel, MessageView } from "#app/notifications/content/view.ts";
import { type Clock, today } from "#app/words/days.ts";

/**
 * The windows that a message tells, one for each of its parcels that has one, or that of an order which is in none.
 * @param zones IANA zones in which the delivery address may lie
 */
export function toldInMessage(
  { orderId }: { orderId: string },
  surface: ToldOn & ("email" | "sms"),
  view: MessageView,
  zones: readonly string[],
): NewToldWindow[] {
  const clock: Clock = { now: view.now, timeZone: view.timeZone, format: "en" };
  if (view.parcels.length === 0) return toldOfOrder({ orderId }, surface, view, { zones, clock });
  return view.parcels.flatMap((parcel) => {
    const days = daysToCome(view.kind, parcel, clock);
    if (!days || parcel.id === undefined) return [];
    const ids = { orderId, shipmentId: parcel.id, surface };
    return [{ ...ids, ...windowOf(parcel, days), shipsByOn: null, endsAt: windowEnd(days.to, zones) }];
  });
}

function toldOfOrder(
  { orderId }: { orderId: string },
  surface: NewToldWindow["surface"],
  { kind, window }: MessageView,
  { zones, clock }: { zones: readonly string[]; clock: Clock },
): NewToldWindow[] {
  if (!window || !KIND_COPY[kind].showsWindow || !openDays(window, clock)) return [];
  const { earliestOn, latestOn, basis, version = null } = window;
  const shipsByOn = window.shipsByOn < today(clock) ? null : window.shipsByOn;
  const days = { earliestOn, latestOn, shipsByOn, endsAt: windowEnd(latestOn, zones) };
  return [{ orderId, shipmentId: null, surface, ...days, basis, version }];
}

/** What is on the van today comes today, as its carrier says; a window that has begun is the one that was worked out. */
function windowOf({ promise }: MessageParcel, { from, to }: { from: string; to: string }) {
  if (promise?.latestOn !== to) return { earliestOn: from, latestOn: to, basis: "carrier" as const, version: null };
  const { earliestOn, basis = "rule", version = null } = promise;
  return { earliestOn, latestOn: to, basis, version };
}
