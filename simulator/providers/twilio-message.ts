import { SegmentedMessage } from "sms-segments-calculator";

import type { World } from "../world.ts";
import type { LedgerEntry } from "./ledger.ts";
import { textAccountOf } from "./accounts.ts";
import { providersOf } from "./providers.ts";
import { undeliveredWith } from "./twilio-errors.ts";

export function segmentsOf(body: string): number {
  return new SegmentedMessage(body).segmentsCount;
}

/** RFC 2822, as all dates of Twilio's 2010 API. */
function rfc2822(date: Date) {
  return date.toUTCString().replace("GMT", "+0000");
}

/** Twilio's JSON for one message, with the state last reported for it. */
export function messageJson(world: World, entry: LedgerEntry) {
  const { receipts } = providersOf(world);
  const reported = receipts.findLast((receipt) => receipt.id === entry.id);
  const state = reported?.event ?? "queued";
  const failed = state === "undelivered" || state === "failed";
  const account = textAccountOf(world, entry.owner).accountSid;
  const uri = `/2010-04-01/Accounts/${account}/Messages/${entry.id}`;
  return {
    account_sid: account,
    api_version: "2010-04-01",
    body: entry.text,
    date_created: rfc2822(new Date(entry.at)),
    date_sent: reported ? rfc2822(new Date(reported.at)) : null,
    date_updated: rfc2822(new Date(reported?.at ?? entry.at)),
    direction: "outbound-api",
    error_code: failed ? undeliveredWith(entry.to) : null,
    error_message: null,
    from: entry.from,
    messaging_service_sid: null,
    num_media: "0",
    num_segments: String(entry.segments ?? 1),
    price: null,
    price_unit: "USD",
    sid: entry.id,
    status: state,
    subresource_uris: { media: `${uri}/Media.json`, feedback: `${uri}/Feedback.json` },
    tags: null,
    to: entry.to,
    uri: `${uri}.json`,
  };
}

/** One page of Twilio's message list. */
export function messagePage(world: World, entries: readonly LedgerEntry[], pageSize: number) {
  const uri = `/2010-04-01/Accounts/${world.config.twilio.accountSid}/Messages.json?PageSize=${pageSize}&Page=0`;
  const messages = entries.slice(0, pageSize).map((entry) => messageJson(world, entry));
  return {
    first_page_uri: uri,
    end: Math.max(messages.length - 1, 0),
    previous_page_uri: null,
    messages,
    uri,
    page_size: pageSize,
    start: 0,
    next_page_uri: null,
    page: 0,
  };
}
