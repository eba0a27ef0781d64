import type { OrderWindow, Window } from "#app/estimates/delivery-window.ts";
import type { Moved } from "#app/estimates/stored-estimate.ts";
import type { Why } from "#app/notifications/arbiter/cause.ts";
import type { PickInMail } from "#app/notifications/picks/pick-in-mail.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";

/** All that a message tells, without a word of it being written yet. */
export interface MessageView {
  kind: MessageKind;
  /** What makes it news where no status does. */
  cause?: Why | null;
  /** What the order as a whole was promised, where no parcel is told of. */
  promised?: Promised | null;
  /** The present, against which days are named. */
  now: Date;
  /** IANA zone of the days and hours that are told. */
  timeZone: string;
  shop: MessageShop;
  orderName: string;
  firstName: string | null;
  /** The parcels it tells of, one or several; none when it is about the whole order. */
  parcels: MessageParcel[];
  /** When it should leave and arrive, while it is in no parcel; null where nothing is known. */
  window: (OrderWindow & { version?: number | null }) | null;
  /** What the order holds: shown when the parcels' own contents are not known. */
  items: MessageItem[];
  trackingUrl: string;
  unsubscribeUrl: string;
  /** What goes with what was bought; null where that must not or shall not be shown. */
  picks: PickInMail[] | null;
}

export interface MessageShop {
  name: string;
  logoUrl: string;
  /** `#rrggbb` */
  accentColor: string;
  supportEmail: string;
  postalAddress: string;
}

export interface MessageParcel {
  /** The parcel's own; missing where it is invented. */
  id?: string;
  /** Which of the order's parcels it is; null when there is but one. */
  place: ParcelPlace | null;
  /** "" when not known, or when the shop hides it. */
  carrier: string;
  /** "" when there is none, or when the shop hides it. */
  number: string;
  /** Why it is in trouble, as stored; one we have no words for is left out. */
  reason: string | null;
  statusAt: Date;
  /** When anything was heard of it last. */
  heardAt?: Date | null;
  deliveredAt: Date | null;
  promise: DeliveryPromise | null;
  /** Nothing of it has left yet. */
  isUnsent?: boolean;
  /** What its shopper was told before; null where that was nothing, missing where nobody asks. */
  promised?: Promised | null;
  items: MessageItem[];
}

/** When it should come, in calendar days at the destination (`2026-11-14`). */
export interface DeliveryPromise extends Window {
  moved: Moved | null;
  /** EstimatorModel.version */
  version?: number | null;
}

/** The last that the shopper was told before this message, by the ledger. */
export interface Promised {
  /** The last day of it, `2026-11-14`. */
  day: string;
  isBroken: boolean;
  /** Whether this message is the one to say sorry: for each promise there is one. */
  isSorry: boolean;
}

/** One parcel among the others of its order, counted from 1. */
export interface ParcelPlace {
  place: number;
  all: number;
}

export interface MessageItem {
  title: string;
  variantTitle: string | null;
  quantity: number;
  imageUrl: string | null;
  imageAlt: string | null;
}
