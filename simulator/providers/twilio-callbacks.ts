import type { World } from "../world.ts";
import { textAccountOf } from "./accounts.ts";
import { postCallback } from "./callbacks.ts";
import type { LedgerEntry } from "./ledger.ts";
import { providersOf } from "./providers.ts";
import { signTwilioRequest } from "./signatures.ts";
import { undeliveredWith } from "./twilio-errors.ts";

/** Twilio tries once more, and only when it could not connect. */
const RETRY_AFTER_MS = [2_000];

/** Posts a form to the app, signed as Twilio signs it for an account. */
export function postSigned(
  world: World,
  authToken: string,
  url: string,
  params: Record<string, string>,
  onAnswer?: (status: number | null) => void,
) {
  const callback = {
    url,
    headers: {
      "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
      "User-Agent": "TwilioProxy/1.1",
      "X-Twilio-Signature": signTwilioRequest(authToken, url, params),
    },
    body: new URLSearchParams(params).toString(),
    retryAfter: RETRY_AFTER_MS,
    retryWhen: (status: number | null) => status === null,
  };
  return postCallback(providersOf(world).timers, callback, onAnswer);
}

/** Sends a text on its way: sent, then delivered or undelivered. The first state, queued, is never called back. */
export function playTextFate(world: World, entry: LedgerEntry) {
  const { timers } = providersOf(world);
  const error = undeliveredWith(entry.to);
  timers.after(150, () => void reportState(world, entry, "sent", null));
  timers.after(500, () => void reportState(world, entry, error === null ? "delivered" : "undelivered", error));
}

async function reportState(world: World, entry: LedgerEntry, state: string, error: number | null) {
  const { receipts } = providersOf(world);
  const receipt = { at: world.now().toISOString(), id: entry.id, event: state };
  if (!entry.statusCallback) {
    receipts.push({ ...receipt, answer: null });
    return;
  }
  const account = textAccountOf(world, entry.owner);
  const params = {
    SmsSid: entry.id,
    SmsStatus: state,
    MessageStatus: state,
    To: entry.to,
    MessageSid: entry.id,
    AccountSid: account.accountSid,
    From: entry.from,
    ApiVersion: "2010-04-01",
    ...(error === null ? {} : { ErrorCode: String(error) }),
  };
  await postSigned(world, account.authToken, entry.statusCallback, params, (answer) =>
    receipts.push({ ...receipt, answer }),
  );
}
