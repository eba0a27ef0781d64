import { plainText } from "#app/lib/plain-text.ts";

import { nameKeys } from "./order-name.ts";

/** What a shopper typed to find an order, made plain. */
export interface TypedSearch {
  /** Null when nothing was typed that an order could be called. */
  order: { names: string[]; number: number } | null;
  /** E-mail, phone or postcode; null when the field was left empty. */
  contact: string | null;
  /** Capital letters and digits; null when the text cannot be a tracking number. */
  trackingNumber: string | null;
}

const MAX_ORDER = 60;
const MAX_CONTACT = 254;
/** No carrier's numbers are shorter, and few orders are called so. */
const TRACKING_SHAPE = /^(?=(?:[A-Z]*\d){4})[A-Z0-9]{8,40}$/;

/** @param typed the two fields of the form, as they came; longer than any field is nothing at all */
export function readSearch(typed: { order: string; contact: string }): TypedSearch {
  const order = typed.order.length > MAX_ORDER ? "" : plainText(typed.order);
  const contact = typed.contact.length > MAX_CONTACT ? "" : plainText(typed.contact);
  const keys = nameKeys(order);
  const code = trackingKey(order);
  return {
    order: keys.names.length === 0 ? null : keys,
    contact: contact === "" ? null : contact,
    trackingNumber: TRACKING_SHAPE.test(code) ? code : null,
  };
}

/** How tracking numbers are compared: "jd 0034-12" is "JD003412". The database has the same expression indexed. */
export function trackingKey(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}
