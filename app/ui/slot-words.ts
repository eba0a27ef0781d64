import type { Slot } from "#app/tracking/message-slot.ts";

interface SlotWords {
  label: string;
  /** Lines of the field. */
  rows: number;
  help?: string;
}

/** What a merchant may word, by slot. */
export const SLOT_WORDS: Readonly<Record<Slot, SlotWords>> = {
  subject: { label: "Subject", rows: 1 },
  heading: { label: "Heading", rows: 1 },
  paragraph: { label: "Paragraph", rows: 5, help: "An empty line begins a new paragraph." },
  button: { label: "Button", rows: 1, help: "It leads to your tracking page." },
  text: {
    label: "Text",
    rows: 3,
    help: "Your shop’s name stands before it and the link behind it. No promotion: the law forbids it in these texts.",
  },
};
