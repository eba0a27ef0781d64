import type { Channel } from "#app/tracking/message-kind.ts";

interface SlotWords {
  label: string;
  /** Lines of the field. */
  rows: number;
  /** Longest source, in characters. */
  max: number;
  help?: string;
}

export type SlotName = "subject" | "heading" | "paragraph" | "button" | "text";

/** What a merchant may word, by slot. */
export const SLOT_WORDS: Readonly<Record<SlotName, SlotWords>> = {
  subject: { label: "Subject", rows: 1, max: 300 },
  heading: { label: "Heading", rows: 1, max: 300 },
  paragraph: { label: "Paragraph", rows: 5, max: 5_000, help: "An empty line begins a new paragraph." },
  button: { label: "Button", rows: 1, max: 100, help: "It leads to your tracking page." },
  text: {
    label: "Text",
    rows: 3,
    max: 1_000,
    help: "Your shop’s name stands before it and the link behind it. No promotion: the law forbids it in these texts.",
  },
};

export const SLOTS_OF: Readonly<Record<Channel, readonly SlotName[]>> = {
  email: ["subject", "heading", "paragraph", "button"],
  sms: ["text"],
};
