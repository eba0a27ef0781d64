import { clip } from "#app/lib/clip.ts";
import { webAddress } from "#app/lib/web-address.ts";
import type { Words } from "#app/words/words.ts";

import { carrierValues } from "./about.ts";
import type { MessageItem, MessageParcel } from "./view.ts";
import type { WhenCopy } from "./when-copy.ts";

/** What is told of one parcel, or of the order when it is told as a whole. */
export interface SectionCopy {
  title: string;
  when: WhenCopy | null;
  /** The promise that was not kept, or is not going to be, and why; sorry is said with the first. */
  note: string | null;
  /** "Tracking number: JD0146 (DHL Express)" */
  number: string | null;
  items: ItemCopy[];
  /** "and 3 more" */
  more: string | null;
}

export interface ItemCopy {
  title: string;
  /** "Oat", "Quantity: 2": either may be missing. */
  details: string[];
  imageUrl: string | null;
  imageAlt: string;
}

const ITEMS_SHOWN = 4;
const TITLE_LENGTH = 120;
const ALT_LENGTH = 100;

export function writeNumber(parcel: MessageParcel, words: Words): string | null {
  if (parcel.number === "") return null;
  const { carrier, known } = carrierValues([parcel]);
  // The brackets around a carrier's name stay on one line with it: broken, they would look lost from right to left.
  return words.say("contact.number", {
    number: clip(parcel.number, 60),
    carrier: carrier.replaceAll(" ", "\u00a0"),
    known,
  });
}

/** The first few things, and how many there are besides. */
export function writeItems(items: readonly MessageItem[], words: Words): Pick<SectionCopy, "items" | "more"> {
  const hidden = items.slice(ITEMS_SHOWN).reduce((sum, item) => sum + item.quantity, 0);
  return {
    items: items.slice(0, ITEMS_SHOWN).map((item) => writeItem(item, words)),
    more: hidden > 0 ? words.say("mail.more", { count: hidden }) : null,
  };
}

function writeItem({ title, variantTitle, quantity, imageUrl, imageAlt }: MessageItem, words: Words): ItemCopy {
  const count = quantity > 1 ? `${words.say("items.quantity")} ${quantity}` : "";
  return {
    title: clip(title, TITLE_LENGTH),
    details: [clip(variantTitle ?? "", TITLE_LENGTH), count].filter(Boolean),
    imageUrl: webAddress(imageUrl),
    imageAlt: clip(imageAlt ?? "", ALT_LENGTH),
  };
}
