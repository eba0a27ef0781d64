import { setTimeout as sleep } from "node:timers/promises";

import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import type { Answer } from "#app/inbox/intake.server.ts";
import { normalizePhone } from "#app/lib/contact.ts";
import { html } from "#app/lib/html.ts";
import { keyedHash } from "#app/lib/seal.ts";
import { logger } from "#app/logger.server.ts";
import { breakOf, sharedLimiter } from "#app/shared-limiter.server.ts";
import { brandOf } from "#app/shops/brand.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { replyTo } from "./inbound-reply.ts";
import { findTexted, type TextedBy } from "./texted-shops.server.ts";

const NOTHING = "<Response></Response>";
/** Twilio waits 15 seconds; a shopper who has to wait longer than this needs no confirmation any more. */
const ANSWER_MS = 3_000;

/** One confirmation a number, wish and day: two machines that answer each other would never end. */
const told = sharedLimiter("sms-reply", { points: 1, seconds: 86_400 });
const key = keyedHash(Buffer.from(env.MASTER_KEY, "base64"), "derive", "sms-reply");

/**
 * TwiML for a shopper's text: one sentence in the language of their latest order, where Twilio does not answer itself.
 * A wish is never lost for want of an answer: whatever goes wrong here, the text is stored and read.
 * @param owner the shop whose own number it came to, or null for the app's
 * @param fields Twilio's form
 */
export async function answerInbound(owner: string | null, fields: Record<string, string | undefined>): Promise<Answer> {
  const hurry = new AbortController();
  const late = sleep(ANSWER_MS, NOTHING, { signal: hurry.signal }).catch(() => NOTHING);
  const body = await Promise.race([write(owner, fields), late]).finally(() => hurry.abort());
  return { contentType: "text/xml", body };
}

async function write(owner: string | null, fields: Record<string, string | undefined>): Promise<string> {
  const wish = replyTo(fields.Body ?? "", fields.OptOutType);
  const phone = normalizePhone(fields.From ?? "");
  if (wish === null || !phone) return NOTHING;
  try {
    const texted = await findTexted(owner, phone);
    if (texted.length === 0 || (await isTold(`${owner ?? ""}|${phone}|${wish}`))) return NOTHING;
    const words = wordsIn(chooseLanguage(await localesOf(texted)));
    const shops = await nameShops(texted);
    return html`<Response><Message>${words.say(`sms.reply.${wish}`, { shop: shops })}</Message></Response>`.text;
  } catch (error) {
    logger.warn({ err: error }, "a shopper's text could not be answered");
    return NOTHING;
  }
}

async function isTold(what: string): Promise<boolean> {
  return (await breakOf(told, keyedHash(key, "told", what).toString("base64url"))) !== null;
}

async function localesOf(texted: TextedBy[]): Promise<(string | null)[]> {
  const orders = await db.order.findMany({
    where: { OR: texted.map(({ shop, orderId }) => ({ shop, id: orderId })) },
    orderBy: { createdAt: "desc" },
    select: { locale: true },
  });
  return orders.map(({ locale }) => locale);
}

/** "Willow", or "Willow, Oak" where several shops share the number. */
async function nameShops(texted: TextedBy[]): Promise<string> {
  const shops = await db.shop.findMany({ where: { domain: { in: texted.map(({ shop }) => shop) } } });
  return shops.map((shop) => brandOf(shop).displayName || shop.name).join(", ");
}
