import { randomBytes } from "node:crypto";

import type { World } from "../world.ts";
import { doorOf, mailAccountOf } from "./accounts.ts";
import { postCallback } from "./callbacks.ts";
import type { LedgerEntry } from "./ledger.ts";
import { providersOf } from "./providers.ts";
import { fateOf, type MailEvent } from "./sendgrid-fates.ts";
import { signSendgridEvents } from "./signatures.ts";

/** SendGrid repeats a batch that was not answered with a 2xx, for up to a day. */
const RETRY_AFTER_MS = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000];

const token = (bytes: number) => randomBytes(bytes).toString("base64url");

/** Tells the app by signed event webhook what became of a mail, event after event. */
export function playMailFate(world: World, entry: LedgerEntry) {
  const { timers } = providersOf(world);
  for (const event of fateOf(entry.to)) {
    timers.after(event.after, () => void sendMailEvents(world, entry, [event]));
  }
}

/** The shopper opened the mail. Says nothing when the sender switched open tracking off. */
export async function recordOpen(world: World, entry: LedgerEntry) {
  if (!entry.tracksOpens) return;
  await sendMailEvents(world, entry, [
    { event: "open", after: 0, fields: { useragent: "Afterglow mailbox", ip: "192.0.2.1" } },
  ]);
}

async function sendMailEvents(world: World, entry: LedgerEntry, events: MailEvent[]) {
  const { receipts, timers } = providersOf(world);
  const at = world.now();
  const seconds = Math.floor(at.getTime() / 1000);
  const body = JSON.stringify(
    events.map(({ event, fields }) => ({
      ...entry.customArgs,
      email: entry.to,
      timestamp: seconds,
      "smtp-id": `<${entry.id}@geopod-ismtpd-simulator>`,
      event,
      sg_event_id: token(16),
      sg_message_id: `${entry.id}.recvd-simulator-1-0`,
      ...fields,
    })),
  );
  const timestamp = String(seconds);
  const callback = {
    url: doorOf(world, "/webhooks/sendgrid", entry.owner),
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "SendGrid Event API",
      "X-Twilio-Email-Event-Webhook-Timestamp": timestamp,
      "X-Twilio-Email-Event-Webhook-Signature": signSendgridEvents(
        mailAccountOf(world, entry.owner).privateKey,
        timestamp,
        body,
      ),
    },
    body,
    retryAfter: RETRY_AFTER_MS,
    retryWhen: (status: number | null) => status === null || status >= 300,
  };
  await postCallback(timers, callback, (answer) => {
    for (const { event } of events) receipts.push({ at: at.toISOString(), id: entry.id, event, answer });
  });
}
