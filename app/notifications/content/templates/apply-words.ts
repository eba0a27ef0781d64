import { type MessageCopy, preheaderOf } from "../copy.ts";
import type { OwnWords } from "./render-slots.ts";

/** Our copy with the merchant's words where there are any; what it tells besides stays ours. */
export function applyWords(copy: MessageCopy, own: OwnWords): MessageCopy {
  const paragraphs = own.paragraphs ?? copy.paragraphs;
  return {
    ...copy,
    subject: own.subject ?? copy.subject,
    heading: own.heading ?? copy.heading,
    paragraphs,
    button: own.button ?? copy.button,
    preheader: preheaderOf(copy.when, paragraphs),
    links: own.links,
  };
}
