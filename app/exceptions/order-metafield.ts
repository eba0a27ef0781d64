import { z } from "zod";

import type { DeliveryChoice } from "#app/tracking/delivery-choice.ts";

/** A request as the order in Shopify shows it: what is wanted, and the words without which nobody could do it. */
export interface NotedRequest {
  trackingNumber: string;
  carrier: string;
  /** Failed attempts so far. */
  attempt: number;
  choice: DeliveryChoice;
  day: string | null;
  note: string | null;
  statedAt: Date;
}

/** The metafield of an order, `$app.delivery_choice`, type `json`. */
export function orderMetafield(ownerId: string, requests: readonly NotedRequest[]) {
  const value = requests.map(({ trackingNumber, carrier, attempt, choice, day, note, statedAt }) => ({
    tracking_number: trackingNumber,
    carrier,
    attempt,
    choice,
    ...(day === null ? {} : { day }),
    ...(note === null ? {} : { note }),
    stated_at: statedAt.toISOString(),
  }));
  return { ownerId, namespace: "$app", key: "delivery_choice", type: "json", value: JSON.stringify(value) };
}

/** Null where the app may not write orders: the field is then denied as a whole. */
export const metafieldAnswer = z.object({
  metafieldsSet: z
    .object({ userErrors: z.array(z.object({ code: z.string().nullish(), message: z.string() })) })
    .nullish(),
});
