import type { EventStatus } from "#app/tracking/status.ts";

/**
 * Shopify's words for a parcel, in the spelling of webhooks. GraphQL says the same in upper case.
 * https://shopify.dev/docs/api/admin-graphql/2026-07/enums/FulfillmentEventStatus
 *
 * The trap: PICKED_UP means that the *shopper* collected the parcel, CARRIER_PICKED_UP that the carrier did.
 */
const STATUS_OF_CODE = {
  label_purchased: "label_created",
  label_printed: "label_created",
  confirmed: "label_created",
  carrier_picked_up: "picked_up",
  in_transit: "in_transit",
  out_for_delivery: "out_for_delivery",
  ready_for_pickup: "ready_for_pickup",
  ready_for_recipient_pickup: "ready_for_pickup",
  delivered: "delivered",
  picked_up: "delivered",
  delayed: "delayed",
  attempted_delivery: "delivery_attempted",
  failure: "exception",
  not_delivered: "exception",
  returning_to_sender: "returning",
} as const satisfies Record<string, EventStatus>;

/** Words about the fulfillment that tell nothing of the parcel. */
const SILENT: ReadonlySet<string> = new Set([
  "fulfilled",
  "submitted",
  "marked_as_fulfilled",
  "label_voided",
  "canceled",
  "cancelled",
]);

/** Our status for Shopify's code, in either case; `unknown` is kept and counted, never guessed. */
export function statusOfShopifyCode(code: string): EventStatus {
  const key = code.trim().toLowerCase();
  return Object.hasOwn(STATUS_OF_CODE, key) ? STATUS_OF_CODE[key as keyof typeof STATUS_OF_CODE] : "unknown";
}

/** Shopify has no word for a parcel that is back, and its app for carriers says FAILURE of both ways. */
const RETURNS: readonly (readonly [RegExp, EventStatus])[] = [
  [/\b(be|being) returned to (the )?(sender|shipper)\b/i, "returning"],
  [/\breturn(ing)? to (the )?(sender|shipper)\b/i, "returning"],
  [/\breturned to (the )?(sender|shipper)\b/i, "returned"],
];

/** Our status for an event: a failure whose words plainly tell of a return is that return. */
export function statusOfShopifyEvent(code: string, message: string | null): EventStatus {
  const status = statusOfShopifyCode(code);
  if (status !== "exception" && status !== "returning") return status;
  return RETURNS.find(([phrase]) => phrase.test(message ?? ""))?.[1] ?? status;
}

/** Whether a fulfillment's display status says nothing about where its parcels are. */
export function isSilentCode(code: string): boolean {
  return SILENT.has(code.trim().toLowerCase());
}
