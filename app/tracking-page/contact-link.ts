import { clip } from "#app/lib/clip.ts";
import { webAddress } from "#app/lib/web-address.ts";
import type { Brand } from "#app/shops/brand.ts";
import type { Words } from "#app/words/words.ts";

import type { TrackingView } from "./view.ts";

type Contact = Pick<Brand, "supportUrl" | "supportEmail">;

/** What the merchant may put into the address of a contact page; the order's number takes its place. */
const PLACEHOLDER = "{order}";
/** Mail programs and Windows cut longer addresses off. */
const PARCELS_TOLD = 4;

/**
 * Where the shop is asked: its contact page, else an e-mail with a subject and, when there are facts to tell, a body.
 * Only the merchant's own settings decide where it leads. It holds neither a person nor a token.
 * @param facts lines under which the shopper's own words are to stand; none for a short link
 */
export function contactLink(contact: Contact, orderName: string, words: Words, facts: string[] = []): string | null {
  const order = oneLine(clip(orderName, 40));
  const page = contactPage(contact.supportUrl, order);
  if (page || contact.supportEmail === "") return page;
  const fields = [`subject=${encodeURIComponent(words.say("help.subject", { order }))}`];
  if (facts.length > 0) fields.push(`body=${encodeURIComponent(["", "", "", ...facts].join("\r\n"))}`);
  return `mailto:${encodeURIComponent(contact.supportEmail).replace("%40", "@")}?${fields.join("&")}`;
}

/** What somebody who answers must know of the order: its number, how its parcels stand, and their numbers. */
export function factsOf(view: Pick<TrackingView, "orderName" | "headline" | "parcels">, words: Words): string[] {
  const { orderName, headline, parcels } = view;
  const told = parcels.slice(0, PARCELS_TOLD).flatMap((parcel) => [
    words.say("contact.parcel", { title: parcel.title, headline: parcel.headline }),
    ...(parcel.number === ""
      ? []
      : [
          words.say("contact.number", {
            number: parcel.number,
            carrier: parcel.carrier,
            known: parcel.carrier === "" ? "no" : "yes",
          }),
        ]),
  ]);
  const lines = [words.say("order.name", { order: orderName }), ...(told.length > 0 ? told : [headline])];
  return [words.say("contact.facts"), ...lines.map((line) => oneLine(clip(line, 120)))];
}

function contactPage(template: string, order: string): string | null {
  const filled = webAddress(template.replaceAll(PLACEHOLDER, encodeURIComponent(order)));
  const plain = webAddress(template.replaceAll(PLACEHOLDER, "0"));
  // An order's name must not choose whose page it is.
  return filled && plain && new URL(filled).origin === new URL(plain).origin ? filled : plain;
}

/** Line breaks would begin new fields in an e-mail's head; control signs and marks of direction say nothing. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
}
