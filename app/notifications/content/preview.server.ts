import { NO_CONTACT, readContact } from "#app/orders/contact.ts";
import { trackingUrl } from "#app/orders/tracking-url.ts";
import { env } from "#app/env.server.ts";
import { brandOf } from "#app/shops/brand.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";
import { chooseLanguage, languageOf, type Locale } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { writeCopy } from "./copy.ts";
import { renderEmail } from "./render-email.ts";
import { readOrderFacts } from "./read-facts.server.ts";
import { sampleView } from "./sample-view.ts";
import { daysInText } from "./sms-days.ts";
import { MAX_SEGMENTS, ourNews, writeSms } from "./sms-text.ts";
import { applyWords } from "./templates/apply-words.ts";
import { checkSlots, type SlotError } from "./templates/check-slots.ts";
import { type OwnWords, renderSlots } from "./templates/render-slots.ts";
import { slotValues } from "./templates/slot-values.ts";
import type { Slots } from "./templates/template-slots.ts";
import type { Slot } from "#app/tracking/message-slot.ts";
import type { MessageView } from "./view.ts";
import { viewAtKind } from "./view-at-kind.ts";
import { shopOf, viewOfFacts } from "./view-of-facts.ts";

export interface PreviewWish {
  kind: MessageKind;
  channel: Channel;
  /** Null is the order's own language, or the shop's. */
  locale: Locale | null;
  /** Null looks at an invented order. */
  orderId: string | null;
  /** As they stand in the form, saved or not; empty ones show our words. */
  slots: Slots;
}

export interface MessagePreview {
  /** "" in a text, as are all but `text`, `segments` and `encoding`. */
  subject: string;
  preheader: string;
  /** A whole document. Pictures are all it fetches, and nothing in it runs. */
  html: string;
  text: string;
  /** Of a text; 0 in an e-mail. */
  segments: number;
  encoding: "GSM-7" | "UCS-2" | null;
  /** Our own words by slot, which an empty one shows. */
  ours: Partial<Record<Slot, string>>;
  /** What would keep these words from being saved, or, in a text, from being sent whole. */
  problems: SlotError[];
}

/**
 * A message as its reader would get it, for any order at any stage. Nothing is stored or sent.
 * @returns null when the shop has no such order
 */
export async function previewMessage(shop: string, wish: PreviewWish, now: Date): Promise<MessagePreview | null> {
  const found = await findView(shop, wish, now);
  if (!found) return null;
  const { view, language } = found;
  const words = wordsIn(wish.locale ? languageOf(wish.locale) : language);
  const problems = checkSlots(wish.slots, wish);
  const own: OwnWords = renderSlots(wish.slots, wish.channel, slotValues(view, words));
  if (wish.channel === "sms") {
    const { shop, ...told } = view;
    const framed = { shopName: shop.name, days: daysInText(view, words), firstToNumber: false, ownText: own.text };
    const sms = writeSms({ ...told, ...framed }, words);
    const { text, segments, encoding, isCut } = sms;
    const cut = isCut ? [{ slot: "text" as const, line: 1, column: 1, message: CUT }] : [];
    const ours = { text: ourNews(told, words) };
    return { subject: "", preheader: "", html: "", text, segments, encoding, ours, problems: [...problems, ...cut] };
  }
  const plain = writeCopy(view, words);
  const { subject, heading, paragraphs, button } = plain;
  const ours = { subject, heading, paragraph: paragraphs.join("\n\n"), button };
  const copy = applyWords(plain, own);
  return { ...renderEmail(view, copy), preheader: copy.preheader, segments: 0, encoding: null, ours, problems };
}

/** As long as a real one, so that a text's segments are counted right; it opens nothing. */
const NO_TOKEN = "preview-of-a-signed-link";

const CUT = `It is cut at the end to fit ${MAX_SEGMENTS} segments with the link.`;

async function findView(shop: string, { kind, orderId }: PreviewWish, now: Date) {
  const row = await requireShop(shop);
  const shopLanguage = chooseLanguage([row.primaryLocale]);
  const address = trackingUrl(row, NO_TOKEN);
  if (orderId === null) {
    const view = sampleView(kind, shopOf(row, brandOf(row)), row.timeZone, now);
    return { view: { ...view, trackingUrl: address }, language: shopLanguage };
  }
  const [facts, vault] = await Promise.all([readOrderFacts(shop, orderId), openVault(shop)]);
  if (!facts) return null;
  const told = {
    kind,
    shipmentIds: facts.shipments.slice(0, 1).map(({ id }) => id),
    firstName: readContact(vault, { ...NO_CONTACT, firstNameSealed: facts.firstNameSealed }).firstName,
    trackingUrl: address,
    unsubscribeUrl: new URL("/u/preview", env.SHOPIFY_APP_URL).href,
    picks: null,
  };
  const view: MessageView = viewAtKind(viewOfFacts(row, facts, told, now), kind, now);
  return { view, language: chooseLanguage([facts.locale, row.primaryLocale]) };
}
