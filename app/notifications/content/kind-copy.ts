import type { Why } from "#app/notifications/arbiter/cause.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";
import type { MessageKey } from "#app/words/catalogs.ts";

export interface KindCopy {
  /** Its own sentences, where they are not named after the kind. */
  subject?: MessageKey;
  text?: MessageKey;
  /** The status in a word or three. */
  label: MessageKey;
  heading: MessageKey;
  button: MessageKey;
  /** How far along the four steps it is; null for trouble, which has no place on them. */
  step: number | null;
  /** Whether a day to come means anything. */
  showsWindow: boolean;
  /** Whether the words say sorry where no explanation does. */
  apologizes: boolean;
}

const GOOD = { showsWindow: false, apologizes: false };
const BAD = { step: null, showsWindow: false, apologizes: true };

/** What differs from kind to kind, besides its own sentences: `mail.subject_…`, `mail.text_…`, `sms.…`. */
export const KIND_COPY: Record<MessageKind, KindCopy> = {
  order_confirmed: {
    ...{ label: "step.confirmed", heading: "mail.heading_order_confirmed", button: "mail.button_order" },
    ...{ ...GOOD, step: 0, showsWindow: true },
  },
  shipped: {
    ...{ label: "step.shipped", heading: "mail.heading_shipped", button: "mail.button_track" },
    ...{ ...GOOD, step: 1, showsWindow: true },
  },
  in_transit: {
    ...{ label: "event.in_transit", heading: "mail.heading_in_transit", button: "mail.button_track" },
    ...{ ...GOOD, step: 1, showsWindow: true },
  },
  out_for_delivery: {
    ...{ label: "event.out_for_delivery", heading: "mail.heading_out_for_delivery", button: "mail.button_track" },
    ...{ ...GOOD, step: 2, showsWindow: true },
  },
  ready_for_pickup: {
    ...{ label: "event.ready_for_pickup", heading: "mail.heading_ready_for_pickup" },
    ...{ button: "action.ready_for_pickup_label", ...GOOD, step: 2 },
  },
  delivered: {
    ...{ label: "event.delivered", heading: "mail.heading_delivered", button: "mail.button_delivered" },
    ...{ ...GOOD, step: 3 },
  },
  delayed: {
    ...{ label: "event.delayed", heading: "mail.heading_delayed", button: "mail.button_latest" },
    ...{ ...BAD, showsWindow: true },
  },
  delivery_attempted: {
    ...{ label: "event.delivery_attempted", heading: "mail.heading_delivery_attempted", button: "mail.button_next" },
    // Its heading does.
    ...{ ...BAD, apologizes: false },
  },
  exception: {
    ...{ label: "event.exception", heading: "mail.heading_exception", button: "mail.button_details" },
    ...BAD,
  },
  returning: {
    ...{ label: "event.returning", heading: "headline.returning", button: "mail.button_details" },
    ...BAD,
  },
  returned: { ...{ label: "event.returned", heading: "headline.returned", button: "mail.button_details" }, ...BAD },
};

/** A parcel that is silent may be late or not: nothing is known, so nobody says sorry for a delay. */
const SILENT: KindCopy = {
  ...{ label: "silence.label", heading: "silence.mail_heading", button: "mail.button_latest", step: null },
  ...{ subject: "silence.mail_subject", text: "silence.mail_text", showsWindow: true, apologizes: false },
};

/** The carrier is slower than planned, and the days that were told are the same. */
const HELD_UP: KindCopy = { ...KIND_COPY.delayed, subject: "mail.subject_held_up", heading: "mail.heading_held_up" };

interface Worded {
  kind: MessageKind;
  cause?: Why | null;
  parcels: readonly { isUnsent?: boolean }[];
}

/**
 * How a message is worded, by its kind and what makes it news.
 * @param isSameDays the days that were told are still the ones
 */
export function copyOf({ kind, cause, parcels }: Worded, isSameDays: boolean): KindCopy {
  if (cause === "silent") return SILENT;
  if (kind === "delayed" && !cause && isSameDays) return HELD_UP;
  if (cause !== "late") return KIND_COPY[kind];
  const isUnsent = parcels.every((parcel) => parcel.isUnsent);
  return { ...KIND_COPY[kind], text: isUnsent ? "mail.text_late_unsent" : "mail.text_late" };
}
