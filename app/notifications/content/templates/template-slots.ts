import { z } from "zod";

import { type Slot, SLOT_LENGTH } from "#app/tracking/message-slot.ts";

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
