import { localDay } from "#app/lib/local-day.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";

import { KIND_COPY } from "./kind-copy.ts";
import { sampleWindow } from "./sample-view.ts";
import type { DeliveryPromise, MessageParcel, MessageView } from "./view.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * A message as it would be if the order were at that point now, for a merchant who looks at their words. Things and
 * names are the order's own; times are made around the present.
 * @param view of the order as it is, of any kind
 */
export function viewAtKind(view: MessageView, kind: MessageKind, now: Date): MessageView {
  if (kind === "order_confirmed") return { ...view, kind, now, parcels: [], window: sampleWindow(view.timeZone, now) };
  const [own = INVENTED, ...others] = view.parcels;
  return {
    ...view,
    kind,
    now,
    window: null,
    parcels: [own, ...others].map((parcel) => parcelAt(parcel, kind, view.timeZone, now)),
  };
}

const INVENTED: MessageParcel = {
  place: null,
  carrier: "DHL Express",
  number: "1234567890",
  reason: null,
  statusAt: new Date(0),
  deliveredAt: null,
  promise: null,
  items: [],
};

function parcelAt(parcel: MessageParcel, kind: MessageKind, timeZone: string, now: Date): MessageParcel {
  const at = new Date(now.getTime() - HOUR);
  const reason = kind === "delivery_attempted" ? "recipient_not_home" : parcel.reason;
  return {
    ...parcel,
    reason: KIND_COPY[kind].step === null ? reason : null,
    statusAt: at,
    deliveredAt: kind === "delivered" ? at : null,
    promise: promiseAt(kind, timeZone, now),
  };
}

function promiseAt(kind: MessageKind, timeZone: string, now: Date): DeliveryPromise {
  const day = (days: number) => localDay(new Date(now.getTime() + days * DAY), timeZone);
  if (kind !== "delayed") return { earliestOn: day(1), latestOn: day(2), basis: "learned", moved: null };
  const moved = { fromOn: day(1), at: new Date(now.getTime() - HOUR), why: "carrier" } as const;
  return { earliestOn: day(3), latestOn: day(4), basis: "carrier", moved };
}
