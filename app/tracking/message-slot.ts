import type { Channel } from "./message-kind.ts";

/** What a merchant may word in an e-mail; all else of its layout is ours. */
export const EMAIL_SLOTS = ["subject", "heading", "paragraph", "button"] as const;
/** And in a text: what stands between the shop's name and the link. */
export const SMS_SLOTS = ["text"] as const;

export type EmailSlot = (typeof EMAIL_SLOTS)[number];
export type SmsSlot = (typeof SMS_SLOTS)[number];
export type Slot = EmailSlot | SmsSlot;

export const SLOTS_OF: Readonly<Record<Channel, readonly Slot[]>> = { email: EMAIL_SLOTS, sms: SMS_SLOTS };

/** Longest source of each slot, in characters. */
export const SLOT_LENGTH: Record<Slot, number> = {
  subject: 300,
  heading: 300,
  paragraph: 5_000,
  button: 100,
  text: 1_000,
};
