import { randomUUID } from "node:crypto";

import { z } from "zod";

import { db } from "#app/db.server.ts";
import { accountName } from "#app/providers/account.ts";
import { accountProviders } from "#app/providers/clients.server.ts";
import { whyClosed } from "#app/providers/health.server.ts";
import type { Providers } from "#app/providers/provider.ts";
import { PROVIDER_REASONS } from "#app/providers/provider-reason.ts";
import { breakOf, sharedLimiter } from "#app/shared-limiter.server.ts";
import { brandOf } from "#app/shops/brand.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { plainDocument } from "./emails/plain-document.ts";
import { oneLine } from "./plain-text.ts";
import { type MessagePreview, previewMessage, type PreviewWish } from "./preview.server.ts";
import { shopOf } from "./view-of-facts.ts";

/** Test mails of one shop within an hour. */
export const TESTS_PER_HOUR = 10;

export interface TestWish extends PreviewWish {
  /** One of the shop's own addresses: never one that was typed. */
  to: string;
}

export type TestOutcome = { sent: true } | { sent: false; why: string };

const tests = sharedLimiter("test-send", { points: TESTS_PER_HOUR, seconds: 3_600 });

/**
 * Sends a message with these words to a staff member, by the account that carries the shop's e-mails. It is marked as a
 * test, tells of no working link, and stands in no log: nothing about it is stored but that the hour has one more. A
 * text arrives as an e-mail too: nobody's phone number is asked for.
 */
export async function sendTest(
  shop: string,
  { to, ...wish }: TestWish,
  now: Date,
  providers: Providers = accountProviders,
): Promise<TestOutcome> {
  if (!z.email().safeParse(to).success) return { sent: false, why: "Your shop has no e-mail address to send it to." };
  const [row, preview, own] = await Promise.all([
    requireShop(shop),
    previewMessage(shop, wish, now),
    db.providerAccount.findUnique({ where: { shop_channel: { shop, channel: "email" } }, select: { savedAt: true } }),
  ]);
  const account = { name: accountName(own ? shop : null, "email"), savedAt: own?.savedAt ?? null };
  if ((await whyClosed(account.name)) !== null) return { sent: false, why: "No e-mail can leave at the moment." };
  if (!preview) return { sent: false, why: "This order is not there any more." };
  if ((await breakOf(tests, shop)) !== null)
    return { sent: false, why: `${TESTS_PER_HOUR} tests an hour are the most. Try again later.` };
  const { name, supportEmail } = shopOf(row, brandOf(row));
  const mail = wish.channel === "email" ? preview : asEmail(preview);
  const { subject, html, text } = mail;
  const draft = {
    ...({ channel: "email", messageId: randomUUID(), to } as const),
    ...{ fromName: oneLine(name), replyTo: supportEmail || null },
    ...{ subject: `[Test] ${subject}`, html, text, unsubscribeUrl: null },
  };
  const outcome = await providers.email(draft, account);
  return outcome.kind === "accepted" ? { sent: true } : { sent: false, why: PROVIDER_REASONS[outcome.reason] };
}

/** A text for the mailbox: as it would stand on a phone, and what it costs. */
function asEmail({ text, segments, encoding }: MessagePreview): Pick<MessagePreview, "subject" | "html" | "text"> {
  const words = `${text}\n\n--\n${segments} ${segments === 1 ? "segment" : "segments"}, ${encoding}\n`;
  return { subject: "Text message", text: words, html: plainDocument(words) };
}
