import { z } from "zod";

import { clip } from "#app/lib/clip.ts";
import { DELIVERY_CHOICES, type DeliveryChoice } from "#app/tracking/delivery-choice.ts";

import type { Offer } from "./offer.ts";

/** What a shopper wants to happen with a parcel. */
export interface Wish {
  choice: DeliveryChoice;
  /** Only with `new_day`. */
  day: string | null;
  /** In the shopper's own words, tamed; only where the carrier needs them. */
  text: string | null;
}

/** Why a wish could not be taken, by the field at fault. */
export type WishFault = "choice" | "day" | "text";

export const TEXT_LENGTH = 200;

/** Where words are needed, and where they are welcome. */
export const TEXT_OF: Partial<Record<DeliveryChoice, "needed" | "welcome">> = {
  address: "needed",
  neighbor: "needed",
  pickup_point: "welcome",
};

const fields = z.object({ choice: z.enum(DELIVERY_CHOICES), day: z.string().catch(""), text: z.string().catch("") });

/** Reads the form of one parcel against what is offered for it. */
export function readWish(form: Record<string, unknown>, offer: Offer): { wish: Wish } | { fault: WishFault } {
  const parsed = fields.safeParse(form);
  if (!parsed.success || !offer.choices.includes(parsed.data.choice)) return { fault: "choice" };
  const { choice, day } = parsed.data;
  if (choice === "new_day") return offer.days.includes(day) ? { wish: { choice, day, text: null } } : { fault: "day" };
  const use = TEXT_OF[choice];
  const text = use === undefined ? "" : tame(parsed.data.text);
  if (use === "needed" && text.length < 3) return { fault: "text" };
  return { wish: { choice, day: null, text: text === "" ? null : text } };
}

const BREAKS = /[\r\n\u2028\u2029]+/gu;
/** Nothing in an address needs them, and somebody's template may obey them. */
const MARKUP = /[<>{}`]/g;
/** Control characters, and the signs that turn the text around them. */
const UNPRINTABLE = /\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Words of a stranger as one harmless line. They go to places whose escaping is not ours: the order in Shopify,
 * a packing slip, a carrier's file.
 */
export function tame(text: string): string {
  const line = text
    .slice(0, TEXT_LENGTH * 4)
    .normalize("NFC")
    .replace(BREAKS, ", ")
    .replace(UNPRINTABLE, " ")
    .replace(MARKUP, " ")
    .replace(/\s+/gu, " ")
    .replace(/( ?,)+/g, ",")
    .trim();
  return clip(line, TEXT_LENGTH);
}
