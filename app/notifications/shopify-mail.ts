import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";

import type { SendingRules } from "./sending-rules.ts";

/**
 * The stages of which Shopify sends an e-mail by itself, by the name of that notification in Shopify's admin
 * (Settings › Notifications › Customer notifications). Its "Ready for local pickup" is of the shop's own counter, not
 * of a carrier's pickup point.
 */
export const SHOPIFY_MAILS: Partial<Record<MessageKind, string>> = {
  order_confirmed: "Order confirmation",
  shipped: "Shipping confirmation",
  out_for_delivery: "Out for delivery",
  delivered: "Delivered",
};

/**
 * Why we leave a stage to somebody else, or null when it is ours to tell. Nobody gets the same news twice before the
 * merchant has said what happens to the other one.
 */
export function whyElsewhere(
  kind: MessageKind,
  channel: Channel,
  { elsewhere }: Pick<SendingRules, "elsewhere">,
): "other_tells" | "shopify_tells" | null {
  const said = elsewhere[kind];
  if (said === "other") return "other_tells";
  return said === undefined && channel === "email" && SHOPIFY_MAILS[kind] !== undefined ? "shopify_tells" : null;
}
