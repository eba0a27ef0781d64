import { Client } from "@sendgrid/client";
import { MailService } from "@sendgrid/mail";
import { z } from "zod";

import { type Outcome, outcomeOfAnswer, outcomeOfBreak } from "./outcome.ts";
import { CALL_TIMEOUT_MS, type EmailDraft } from "./provider.ts";

export interface EmailProviderOptions {
  apiKey: string;
  baseUrl: string;
  fromAddress: string;
  timeoutMs?: number;
}

const refusal = z.object({
  code: z.number().int().min(100).max(599),
  response: z.object({ headers: z.unknown() }),
});

/** Sends through SendGrid's v3 API. It knows no idempotency key: what breaks off stays unknown. */
export function createEmailProvider(options: EmailProviderOptions) {
  const client = new Client();
  client.setApiKey(options.apiKey);
  client.setDefaultRequest("baseUrl", options.baseUrl); // after setApiKey, which resets it
  const mail = new MailService();
  mail.setClient(client);
  mail.setTimeout(options.timeoutMs ?? CALL_TIMEOUT_MS); // there is none by default

  return async function sendEmail(draft: EmailDraft): Promise<Outcome> {
    try {
      const [response] = await mail.send({
        to: draft.to,
        from: { email: options.fromAddress, name: draft.fromName },
        ...(draft.replyTo === null ? {} : { replyTo: draft.replyTo }),
        subject: draft.subject,
        text: draft.text,
        html: draft.html,
        headers: draft.unsubscribeUrl === null ? {} : wayOut(draft.unsubscribeUrl),
        customArgs: { n: draft.messageId },
        // Both would lead shoppers' links and looks through the provider's servers.
        trackingSettings: {
          clickTracking: { enable: false, enableText: false },
          openTracking: { enable: false },
          subscriptionTracking: { enable: false },
        },
      });
      return { kind: "accepted", providerMessageId: headerOf(response.headers, "x-message-id") };
    } catch (error) {
      const { data } = refusal.safeParse(error);
      if (!data) return outcomeOfBreak(error);
      return outcomeOfAnswer({ status: data.code, waitSeconds: waitOf(data.response.headers) });
    }
  };
}

/** RFC 8058: mail programs show a button for it. */
function wayOut(url: string) {
  return { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/** `X-RateLimit-Reset` is an instant in seconds since 1970; `Retry-After` is a number of seconds. */
function waitOf(headers: unknown): number | undefined {
  const after = Number(headerOf(headers, "retry-after"));
  if (after > 0) return after;
  const reset = Number(headerOf(headers, "x-ratelimit-reset")) - Math.floor(Date.now() / 1000);
  return reset > 0 ? reset : undefined;
}

/** The SDK hands over axios' own header class, which is no plain object. */
function headerOf(headers: unknown, name: string): string | null {
  const value: unknown = typeof headers === "object" && headers !== null ? Reflect.get(headers, name) : null;
  return typeof value === "string" ? value : null;
}
