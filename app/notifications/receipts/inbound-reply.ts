import { type Wish, wishOf } from "#app/notifications/consent/stop-word.ts";

/**
 * Words that Twilio answers by itself on long codes, when they are the whole text.
 * https://help.twilio.com/articles/223134027-Twilio-support-for-opt-out-keywords-SMS-STOP-filtering-
 */
const TWILIOS_OWN: ReadonlySet<string> = new Set([
  "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "START", "YES", "UNSTOP", "HELP", "INFO",
]); // prettier-ignore

/** What we answer to a shopper's text: one confirmation and nothing beside it, and nothing where Twilio has answered. */
export function replyTo(text: string, optOutType?: string): Wish | null {
  if (optOutType || TWILIOS_OWN.has(text.trim().toUpperCase())) return null;
  return wishOf(text);
}
