import { localDay } from "#app/lib/local-day.ts";
import type { OrderWindow } from "#app/estimates/delivery-window.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";

import type { Reason } from "#app/tracking/reason.ts";

import type { MessageParcel, MessageShop, MessageView } from "./view.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * A message of this kind about an invented order, for a shop that has none yet, and to try a merchant's words on.
 * @param timeZone the shop's
 */
export function sampleView(kind: MessageKind, shop: MessageShop, timeZone: string, now: Date): MessageView {
  const isUnsent = kind === "order_confirmed";
  const parcels = isUnsent ? [] : [sampleParcel(kind, timeZone, now)];
  const window = isUnsent ? sampleWindow(timeZone, now) : null;
  return {
    ...{ kind, now, timeZone, shop, parcels, window },
    orderName: "#1001",
    firstName: "Ana",
    items: [
      { ...NO_PICTURE, title: "Your first product", variantTitle: "Blue", quantity: 1 },
      { ...NO_PICTURE, title: "Another product", variantTitle: null, quantity: 2 },
    ],
    trackingUrl: "https://shop.example/apps/track/t/sample",
    unsubscribeUrl: "https://shop.example/u/sample",
    picks: null,
  };
}

/** What would be in the way, where something is. */
const REASONS: Partial<Record<MessageKind, Reason>> = {
  delayed: "weather_delay",
  delivery_attempted: "recipient_not_home",
  exception: "recipient_address_wrong",
  returning: "recipient_refused",
};

const NO_PICTURE = { imageUrl: null, imageAlt: null };

/** Ordered now: it leaves tomorrow. */
export function sampleWindow(timeZone: string, now: Date): OrderWindow {
  const day = (days: number) => localDay(new Date(now.getTime() + days * DAY), timeZone);
  return { shipsByOn: day(1), earliestOn: day(3), latestOn: day(5), basis: "learned" };
}

function sampleParcel(kind: MessageKind, timeZone: string, now: Date): MessageParcel {
  const day = (days: number) => localDay(new Date(now.getTime() + days * DAY), timeZone);
  const at = new Date(now.getTime() - HOUR);
  const moved = kind === "delayed" ? { fromOn: day(1), at, why: "carrier" as const } : null;
  return {
    place: null,
    carrier: "DHL Express",
    number: "JD014600003828392837",
    reason: REASONS[kind] ?? null,
    statusAt: at,
    deliveredAt: kind === "delivered" ? at : null,
    promise: moved
      ? { earliestOn: day(3), latestOn: day(4), basis: "carrier", moved }
      : { earliestOn: day(1), latestOn: day(3), basis: "learned", moved },
    items: [],
  };
}
