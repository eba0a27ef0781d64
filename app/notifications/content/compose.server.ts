import type { Shop } from "@prisma/client";

import { NO_CONTACT, readContact } from "#app/orders/contact.ts";
import { ensureTrackingLinks } from "#app/orders/tracking-links.server.ts";
import { trackingUrl } from "#app/orders/tracking-url.ts";
import { findShops } from "#app/shops/shop.server.ts";
import { openVault, type Vault } from "#app/shops/vault.server.ts";
import { unsubscribeUrl } from "#app/notifications/consent/unsubscribe.server.ts";
import type { ClaimedMessage } from "#app/notifications/outbox/claim.server.ts";
import { choosePicks } from "#app/notifications/picks/find-picks.server.ts";
import type { PickInMail } from "#app/notifications/picks/pick-in-mail.ts";
import type { Draft } from "#app/providers/provider.ts";
import { isAnswer, type MessageKind } from "#app/tracking/message-kind.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn, type Words } from "#app/words/words.ts";

import { composeAnswer } from "./compose-answer.server.ts";
import { oneLine } from "./plain-text.ts";
import { type MessageFacts, readMessageFacts } from "./read-facts.server.ts";
import { renderEmail } from "./render-email.ts";
import { writeSms } from "./sms-text.ts";
import { viewOfFacts } from "./view-of-facts.ts";

/** Longest the provider may keep a text waiting, in seconds. Its own default would be ten hours. */
const VALIDITY_SECONDS = 3_600;

/**
 * Puts a claimed message into words, from the order as it is now.
 * @throws Error when the order is gone or the address cannot be opened
 */
export async function composeDraft(message: ClaimedMessage): Promise<Draft> {
  const [draft] = await composeDrafts([message]);
  if (draft === undefined || draft instanceof Error) throw draft ?? new Error("Nothing was composed");
  return draft;
}

/**
 * The same for many at once, in their order: their facts are read together, whatever shops they are of. What cannot be
 * composed is an Error in its place and holds up none of the others.
 */
export async function composeDrafts(messages: readonly ClaimedMessage[]): Promise<(Draft | Error)[]> {
  const news = messages.flatMap((message) => (isAnswer(message.kind) ? [] : [{ ...message, kind: message.kind }]));
  const ready = news.length > 0 ? await gather(news) : new Map<string, Gathered | Error>();
  return Promise.all(
    messages.map(async (message) => {
      try {
        const { kind } = message;
        if (isAnswer(kind)) return await composeAnswer({ ...message, kind });
        const gathered = ready.get(message.id) ?? new Error("The order is gone");
        return gathered instanceof Error ? gathered : composeNews(gathered);
      } catch (error) {
        return error instanceof Error ? error : new Error("Not composed", { cause: error });
      }
    }),
  );
}

type News = ClaimedMessage & { kind: MessageKind };

interface Gathered {
  message: News;
  shop: Shop;
  vault: Vault;
  facts: MessageFacts;
  words: Words;
  link: string;
  picks: PickInMail[] | null;
}

async function gather(news: readonly News[]): Promise<Map<string, Gathered | Error>> {
  const domains = [...new Set(news.map(({ shop }) => shop))];
  const [shops, facts, vaults] = await Promise.all([
    findShops(domains),
    readMessageFacts(news.map(({ id }) => id)),
    openVaults(domains),
  ]);
  const whole = news.flatMap((message) => {
    const [shop, vault] = [shops.get(message.shop), vaults.get(message.shop)];
    const known = facts.get(message.id);
    if (!shop || !vault || !known) return [];
    return [{ message, shop, vault, facts: known, words: wordsIn(chooseLanguage([known.locale, shop.primaryLocale])) }];
  });
  const [tokens, picks] = await Promise.all([
    ensureTrackingLinks(whole.map(({ message, vault }) => ({ ...message, vault }))),
    choosePicks(whole.map(({ message, shop, words }) => ({ ...message, shop, words }))),
  ]);
  return new Map(
    whole.map((one, index) => {
      const link = trackingUrl(one.shop, tokens[index] ?? "");
      return [one.message.id, { ...one, link, picks: picks.get(one.message.id)?.picks ?? null }];
    }),
  );
}

/** A shop whose key is gone has nothing to send: its messages are left without one. */
async function openVaults(shops: readonly string[]): Promise<Map<string, Vault>> {
  const opened = await Promise.allSettled(shops.map(async (shop) => [shop, await openVault(shop)] as const));
  return new Map(opened.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
}

function composeNews({ message, shop, vault, facts, words, link, picks }: Gathered): Draft {
  const { id, kind, channel } = message;
  const to = vault.unseal("Message.recipientSealed", message.recipientSealed);
  const shipmentIds = [message.shipmentId ?? [], facts.mergedShipmentIds].flat();
  const out = unsubscribeUrl(id);
  const told = { kind, shipmentIds, firstName: firstNameOf(vault, facts) };
  const view = viewOfFacts(shop, facts, { ...told, trackingUrl: link, unsubscribeUrl: out, picks }, new Date());
  if (channel === "sms") {
    const { parcels, orderName } = view;
    const sms = { kind, shopName: view.shop.name, orderName, parcels, trackingUrl: link, firstToNumber: !facts.texted };
    return { channel, messageId: id, to, ...writeSms(sms, words), validitySeconds: validityOf(message, view.now) };
  }
  const fromName = oneLine(view.shop.name);
  const replyTo = view.shop.supportEmail || null;
  return { channel, messageId: id, to, fromName, replyTo, ...renderEmail(view, words), unsubscribeUrl: out };
}

function firstNameOf(vault: Vault, { firstNameSealed }: MessageFacts): string | null {
  return readContact(vault, { ...NO_CONTACT, firstNameSealed }).firstName;
}

function validityOf({ expiresAt }: News, now: Date): number {
  const secondsLeft = Math.floor((expiresAt.getTime() - now.getTime()) / 1000);
  return Math.max(60, Math.min(VALIDITY_SECONDS, secondsLeft));
}
