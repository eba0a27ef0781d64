import { z } from "zod";

/** What a merchant may word in an e-mail; all else of its layout is ours. */
export const EMAIL_SLOTS = ["subject", "heading", "paragraph", "button"] as const;
/** And in a text: what stands between the shop's name and the link. */
export const SMS_SLOTS = ["text"] as const;

export type EmailSlot = (typeof EMAIL_SLOTS)[number];
export type SmsSlot = (typeof SMS_SLOTS)[number];
export type Slot = EmailSlot | SmsSlot;

/** Longest source of each slot, in characters. */
export const SLOT_LENGTH: Record<Slot, number> = {
  subject: 300,
  heading: 300,
  paragraph: 5_000,
  button: 100,
  text: 1_000,
};

const slot = (name: Slot) => z.string().max(SLOT_LENGTH[name]).default("");

/** Liquid by slot; "" falls back to our own words. Stored in `MessageTemplate.slots`. */
export const slotsSchema = z.object({
  subject: slot("subject"),
  heading: slot("heading"),
  paragraph: slot("paragraph"),
  button: slot("button"),
  text: slot("text"),
});

export type Slots = z.infer<typeof slotsSchema>;
