import { clip } from "#app/lib/clip.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { oneLine } from "../plain-text.ts";
import { renderLiquid } from "./liquid.ts";
import type { SlotValues } from "./slot-values.ts";
import { type Slots } from "./template-slots.ts";
import { EMAIL_SLOTS, type Slot, SMS_SLOTS } from "#app/tracking/message-slot.ts";

/** A merchant's own words, ready to be put in the place of ours; null leaves ours. All of it is plain text. */
export interface OwnWords {
  subject: string | null;
  heading: string | null;
  paragraphs: string[] | null;
  button: string | null;
  text: string | null;
  /** Addresses the merchant wrote, which may become links; nothing a shopper or carrier wrote does. */
  links: string[];
  /** Slots that could not be rendered, and are ours again. */
  failed: Slot[];
}

const MOST: Record<Slot, number> = { subject: 150, heading: 200, paragraph: 5_000, button: 60, text: 480 };

/** Renders the slots of a channel. What fails, or comes out empty, falls back to our words. */
export function renderSlots(slots: Slots, channel: Channel, values: SlotValues): OwnWords {
  const failed: Slot[] = [];
  const line = (slot: Slot) => {
    const rendered = renderSlot(slot, slots[slot], values, failed);
    return rendered === null ? null : clip(oneLine(rendered), MOST[slot]) || null;
  };
  const mine = (slot: Slot) => slotsOf(channel).includes(slot);
  const paragraph = mine("paragraph") ? renderSlot("paragraph", slots.paragraph, values, failed) : null;
  return {
    subject: mine("subject") ? line("subject") : null,
    heading: mine("heading") ? line("heading") : null,
    paragraphs: paragraph === null ? null : paragraphsOf(paragraph),
    button: mine("button") ? line("button") : null,
    text: mine("text") ? line("text") : null,
    links: linksIn(slots.paragraph),
    failed,
  };
}

export function slotsOf(channel: Channel): readonly Slot[] {
  return channel === "email" ? EMAIL_SLOTS : SMS_SLOTS;
}

function renderSlot(slot: Slot, source: string, values: SlotValues, failed: Slot[]): string | null {
  if (source.trim() === "") return null;
  try {
    return renderLiquid(source, values);
  } catch {
    failed.push(slot);
    return null;
  }
}

/** A blank line begins a new paragraph; other line breaks stay. */
function paragraphsOf(text: string): string[] | null {
  const paragraphs = clip(text.replaceAll(/\r\n?/g, "\n"), MOST.paragraph)
    .split(/\n\s*\n/)
    .map((part) => part.split("\n").map(oneLine).filter(Boolean).join("\n"))
    .filter((part) => part !== "");
  return paragraphs.length > 0 ? paragraphs : null;
}

const ADDRESS = /https:\/\/[^\s<>"'`{}|\\^]+/g;

/** The https addresses that stand in a source as they are, without the stop behind them. */
export function linksIn(source: string): string[] {
  const found = source.match(ADDRESS) ?? [];
  return [...new Set(found.map((address) => address.replace(/[.,;:!?)\]]+$/, "")))].filter((one) => URL.canParse(one));
}
