import type { Care } from "#app/catalog/care.ts";
import type { OrderWindow, Window } from "#app/estimates/delivery-window.ts";
import type { ToldRecord } from "#app/estimates/window-record.ts";
import type { Moved } from "#app/estimates/stored-estimate.ts";
import type { OpenSilence } from "#app/estimates/silence/open-silence.ts";
import type { FailedDelivery } from "#app/exceptions/find-deliveries.server.ts";
import type { PickSettings } from "#app/recommendations/pick-settings.ts";
import type { Brand } from "#app/shops/brand.ts";
import type { EventStatus, Status } from "#app/tracking/status.ts";

/** Everything the page may tell about one order. No name, street, phone, e-mail or amount is in it. */
export interface OrderStory {
  order: {
    name: string;
    placedAt: Date;
    cancelledAt: Date | null;
    redacted: boolean;
    /** The shopper's language, as the order tells it (BCP 47). */
    locale: string | null;
    /** Where it goes, ISO 3166 alpha-2. */
    country: string | null;
    /** IANA zone of the destination, in which days and hours are told. */
    timeZone: string;
    /** All in which it may lie; that one alone where missing. */
    zones?: readonly string[];
    /** When it should leave and arrive, while it is in no parcel; null where nothing is known. */
    window: StoryWindow | null;
  };
  shop: {
    name: string;
    locale: string;
    brand: Brand;
    pickSettings?: PickSettings;
    /** How often its days held, where the merchant wants that told. */
    record?: ToldRecord | null;
  };
  lines: StoryLine[];
  parcels: StoryParcel[];
  picks: StoryPick[];
  /** The order in the comparison with who sees no picks; missing where it has no part in it. */
  trial?: StoryTrial | null;
  /** The shopper does not want to be counted. */
  optedOut?: boolean;
  /** Failed deliveries about which the shopper may say something. */
  deliveries?: readonly FailedDelivery[];
}

export interface StoryTrial {
  /** Whatever goes with the order is held back. */
  isHeldOut: boolean;
  /** It is known already that picks were due on its page. */
  isNoted: boolean;
}

export interface StoryLine {
  id: string;
  title: string;
  variantTitle: string | null;
  /** As ordered. */
  quantity: number;
  /** What is left after refunds and edits. */
  currentQuantity: number;
  requiresShipping: boolean;
  /** Null when the product is not for sale any more. */
  handle: string | null;
  imageUrl: string | null;
  imageAlt: string | null;
  /** How to care for it, from the product. */
  care: Care | null;
}

export interface StoryParcel {
  id: string;
  fulfillmentId: string;
  carrier: string;
  number: string;
  url: string | null;
  status: Status;
  milestone: Status;
  reason: string | null;
  statusAt: Date;
  deliveredAt: Date | null;
  lines: { lineId: string; quantity: number }[];
  /** Newest first. */
  events: StoryEvent[];
  estimate: StoryEstimate | null;
  /** Nothing was heard of it for noticeably long. */
  silence?: OpenSilence | null;
}

export interface StoryEvent {
  status: EventStatus;
  message: string | null;
  happenedAt: Date;
  city: string | null;
  region: string | null;
  /** ISO 3166 alpha-2, or whatever the carrier wrote. */
  country: string | null;
}

export interface StoryEstimate extends Window {
  /** EstimatorModel.version */
  version?: number | null;
  computedAt: Date;
  /** The last day named before, when another has taken its place. */
  moved: Moved | null;
}

export type StoryWindow = StoryEstimate & OrderWindow;

export interface StoryPick {
  productGid: string;
  handle: string;
  title: string;
  imageUrl: string | null;
  imageAlt: string | null;
  priceMinor: number;
  currency: string;
  kind: string;
  becauseTitle: string | null;
  isNew: boolean;
  /** What a click on it is counted by; missing where nothing is counted. */
  clickId?: string | null;
}
