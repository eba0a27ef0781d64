import type { Shop } from "@prisma/client";

import { NO_CONTACT, readContact } from "#app/orders/contact.ts";
import { ensureTrackingLinks } from "#app/orders/tracking-links.server.ts";
import { trackingUrl } from "#app/orders/tracking-url.ts";
import { findShops } from "#app/shops/shop.server.ts";
import { openVaultOf, type Vault } from "#app/shops/vault.server.ts";
import { zonesOfAddress } from "#app/lib/address-zones.ts";
import { readCause } from "#app/notifications/arbiter/cause.ts";
import { validitySeconds } from "#app/notifications/arbiter/door.ts";
import { unsubscribeUrl } from "#app/notifications/consent/unsubscribe.server.ts";
import { findDltGap, isIndian, UnregisteredText } from "#app/notifications/dlt.ts";
import type { ClaimedMessage } from "#app/notifications/outbox/claim.server.ts";
import { closeBooks, openBooks, type ToldByMessage } from "#app/notifications/promises/keep-books.server.ts";
import { toldInMessage } from "#app/notifications/promises/told-in-message.ts";
import { choosePicks } from "#app/notifications/picks/find-picks.server.ts";
import type { PickInMail } from "#app/notifications/picks/pick-in-mail.ts";
import { readSendingRules } from "#app/notifications/sending-rules.ts";
import type { Draft } from "#app/providers/provider.ts";
import { isAnswer, type MessageKind } from "#app/tracking/message-kind.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn, type Words } from "#app/words/words.ts";

import { composeAnswer } from "./compose-answer.server.ts";
import { writeCopy } from "./copy.ts";
import { asRegistered } from "./dlt-template.ts";
import { oneLine } from "./plain-text.ts";
import { type MessageFacts, readMessageFacts } from "./read-facts.server.ts";
import { renderEmail } from "./render-email.ts";
import { daysInText } from "./sms-days.ts";
import { plainSigns, writeSms } from "./sms-text.ts";
import { applyWords } from "./templates/apply-words.ts";
import { type OwnWords, renderSlots } from "./templates/render-slots.ts";
import { reportFallback } from "./templates/report-fallback.server.ts";
import { slotValues } from "./templates/slot-values.ts";
import { findTemplates, recordVersions, type StoredTemplate, templateName } from "./templates/templates.server.ts";
import type { MessageView } from "./view.ts";
import { viewOfFacts } from "./view-of-facts.ts";

/**
 * Puts claimed messages into words, from their orders as they are now: the facts are read together, whatever shops they
 * are of. What cannot be composed is an Error in its place and holds up none of the others.
 */
export async function composeDrafts(messages: readonly ClaimedMessage[]): Promise<(Draft | Error)[]> {
  const news = messages.flatMap((message) => (isAnswer(message.kind) ? [] : [{ ...message, kind: message.kind }]));
  const ready = news.length > 0 ? await gather(news) : new Map<string, Gathered>();
  await recordVersions(
    [...ready.values()].flatMap(({ message, template }) => (template ? [{ ...message, ...template }] : [])),
  );
  const drafts = await Promise.all(
    messages.map(async (message) => {
      try {
        const { kind } = message;
        if (isAnswer(kind)) return await composeAnswer({ ...message, kind });
        const gathered = ready.get(message.id);
        return gathered ? composeNews(gathered) : new Error("The order or the shop's key is gone");
      } catch (error) {
        return error instanceof Error ? error : new Error("Not composed", { cause: error });
      }
    }),
  );
  await closeBooks(
    drafts.flatMap((draft) => toldBy(draft, ready)),
    new Date(),
  );
  return drafts;
}

/** The windows that a draft names: an e-mail shows them, a text where there was room or the merchant's words have them. */
function toldBy(draft: Draft | Error, ready: ReadonlyMap<string, Gathered>): ToldByMessage[] {
  const gathered = draft instanceof Error ? undefined : ready.get(draft.messageId);
  if (!gathered || draft instanceof Error) return [];
  const { message, view, facts, shop, words } = gathered;
  if (draft.channel === "sms" && !namesWindow(draft.text, view, words)) return [];
  const zones = zonesOfAddress({ country: facts.shipCountry, region: facts.shipRegion }, shop.timeZone);
  return [{ message, windows: toldInMessage(message, draft.channel, view, zones) }];
}

function namesWindow(text: string, view: MessageView, words: Words): boolean {
  const { earliest, latest, text: whole } = slotValues(view, words).window;
  const soon = words.say("mail.soon");
  const named = [whole, earliest, latest].filter((day) => day !== soon);
  return [...daysInText(view, words), ...named].some((days) => text.includes(plainSigns(days)));
}

type News = ClaimedMessage & { kind: MessageKind };

interface Gathered {
  message: News;
  shop: Shop;
  vault: Vault;
  /** The recipient's address; null when it cannot be opened. */
  to: string | null;
  toIndia: boolean;
  facts: MessageFacts;
  words: Words;
  link: string;
  picks: PickInMail[] | null;
  /** The merchant's own words; null where there are none. */
  template: StoredTemplate | null;
  view: MessageView;
}

async function gather(news: readonly News[]): Promise<Map<string, Gathered>> {
  const domains = [...new Set(news.map(({ shop }) => shop))];
  const [shops, facts] = await Promise.all([findShops(domains), readMessageFacts(news.map(({ id }) => id))]);
  const vaults = openVaults([...shops.values()]);
  const whole = news.flatMap((message) => {
    const [shop, vault] = [shops.get(message.shop), vaults.get(message.shop)];
    const known = facts.get(message.id);
    if (!shop || !vault || !known) return [];
    const to = openAddress(vault, message);
    // What is registered for India is one wording, in the shop's language.
    const toIndia = message.channel === "sms" && isIndian(to);
    const words = wordsIn(chooseLanguage([toIndia ? null : known.locale, shop.primaryLocale]));
    return [{ message, shop, vault, to, toIndia, facts: known, words }];
  });
  const [tokens, picks, templates] = await Promise.all([
    ensureTrackingLinks(whole.map(({ message, vault }) => ({ ...message, vault }))),
    choosePicks(whole.map(({ message, shop, words }) => ({ ...message, shop, words }))),
    findTemplates(whole.map(({ message, words }) => ({ ...message, locale: words.locale }))),
  ]);
  const gathered = whole.map((one, index) => {
    const link = trackingUrl(one.shop, tokens[index] ?? "");
    // The merchant's words are of a delay that is known: a silence is not one.
    const isOurs = readCause(one.message.cause)?.why === "silent";
    const known = templates.get(templateName(one.shop.domain, { ...one.message, ...one.words })) ?? null;
    const template = isOurs ? null : known;
    const ready = { ...one, link, template, picks: picks.get(one.message.id)?.picks ?? null };
    return { ...ready, view: viewOf(ready) };
  });
  const views = await openBooks(gathered);
  return new Map(gathered.map((one, index) => [one.message.id, { ...one, view: views[index] ?? one.view }]));
}

/** A shop whose key is gone has nothing to send: its messages are left without one. */
function openVaults(shops: readonly Shop[]): Map<string, Vault> {
  return new Map(
    shops.flatMap((shop) => {
      try {
        return [[shop.domain, openVaultOf(shop)] as const];
      } catch {
        return [];
      }
    }),
  );
}

/** One address that cannot be opened must not hold up the others. */
function openAddress(vault: Vault, { recipientSealed }: News): string | null {
  try {
    return vault.unseal("Message.recipientSealed", recipientSealed);
  } catch {
    return null;
  }
}

function composeNews(gathered: Gathered): Draft {
  const { message, to, toIndia, facts, words, view } = gathered;
  // The plan asked too; the ids may have been taken away since.
  if (toIndia && findDltGap(message.kind, readSendingRules(gathered.shop)))
    throw new UnregisteredText("No DLT template id");
  const { id, channel } = message;
  if (to === null) throw new Error("The address cannot be opened");
  const own = ownWords(gathered, view);
  if (channel === "sms") {
    const { shop, ...told } = view;
    const days = daysInText(view, words);
    const sms = { ...told, days, shopName: shop.name, firstToNumber: !facts.texted, ownText: own?.text ?? null };
    const written = writeSms(toIndia ? asRegistered(sms) : sms, words);
    return { channel, messageId: id, to, ...written, validitySeconds: validityOf(gathered, view.now) };
  }
  const ours = writeCopy(view, words);
  const fromName = oneLine(view.shop.name);
  const replyTo = view.shop.supportEmail || null;
  const rendered = renderEmail(view, own ? applyWords(ours, own) : ours);
  return { channel, messageId: id, to, fromName, replyTo, ...rendered, unsubscribeUrl: view.unsubscribeUrl };
}

function viewOf({ message, shop, vault, facts, link, picks }: Omit<Gathered, "view">): MessageView {
  const told = {
    ...{ kind: message.kind, cause: message.cause },
    shipmentIds: [message.shipmentId ?? [], facts.mergedShipmentIds].flat(),
    firstName: firstNameOf(vault, facts),
    trackingUrl: link,
    unsubscribeUrl: unsubscribeUrl(message.id),
    picks,
  };
  return viewOfFacts(shop, facts, told, new Date());
}

/** The merchant's words, rendered; null where there are none. What failed is told once per version. */
function ownWords({ message, template, words }: Gathered, view: MessageView): OwnWords | null {
  if (!template) return null;
  const own = renderSlots(template.slots, message.channel, slotValues(view, words));
  const { shop, kind, channel } = message;
  if (own.failed.length > 0) reportFallback(shop, { kind, channel, locale: words.locale }, template.version);
  return own;
}

function firstNameOf(vault: Vault, { firstNameSealed }: MessageFacts): string | null {
  return readContact(vault, { ...NO_CONTACT, firstNameSealed }).firstName;
}

function validityOf({ message, facts, shop }: Gathered, now: Date): number {
  const zones = zonesOfAddress({ country: facts.shipCountry, region: facts.shipRegion }, shop.timeZone);
  return validitySeconds({ ...message, zones }, readSendingRules(shop).smsHours, now);
}
