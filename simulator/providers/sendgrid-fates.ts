/** One event of SendGrid's event webhook, without what all of them carry. `after` is milliseconds: mail takes its time however fast carriers' stories go. */
export type MailEvent = { event: string; after: number; fields?: Record<string, string> };

const processed: MailEvent = { event: "processed", after: 150 };

/**
 * What becomes of a message, by the first word of the address (before "+" or "@"):
 * mail to `bounce+1@anywhere.example` bounces. Everybody else's arrives.
 */
export const FATES: Record<string, MailEvent[]> = {
  bounce: [
    processed,
    {
      event: "bounce",
      after: 500,
      fields: { type: "bounce", status: "5.1.1", reason: "550 5.1.1 The email account does not exist" },
    },
  ],
  blocked: [
    processed,
    { event: "bounce", after: 500, fields: { type: "blocked", status: "4.7.1", reason: "451 Temporarily rejected" } },
  ],
  dropped: [{ event: "dropped", after: 150, fields: { status: "5.0.0", reason: "Bounced Address" } }],
  deferred: [
    processed,
    { event: "deferred", after: 500, fields: { response: "452 4.2.2 Mailbox full", attempt: "1" } },
    { event: "delivered", after: 3_000, fields: { response: "250 OK" } },
  ],
  spam: [
    processed,
    { event: "delivered", after: 500, fields: { response: "250 OK" } },
    { event: "spamreport", after: 2_000 },
  ],
};

const ARRIVES: MailEvent[] = [processed, { event: "delivered", after: 500, fields: { response: "250 OK" } }];

export function fateOf(email: string): MailEvent[] {
  const word = email.split(/[+@]/, 1)[0]?.toLowerCase() ?? "";
  return FATES[word] ?? ARRIVES;
}
