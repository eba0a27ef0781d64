import twilio from "twilio";
import { z } from "zod";

import { type Outcome, outcomeOfAnswer, outcomeOfBreak } from "./outcome.ts";
import { CALL_TIMEOUT_MS, type SmsDraft } from "./provider.ts";

export interface SmsProviderOptions {
  accountSid: string;
  authToken: string;
  baseUrl: string;
  /** A number, or a service that picks one. */
  sender: { from: string } | { messagingServiceSid: string };
  /** Where Twilio reports how a message fares; the message's id is added as `n`. */
  statusUrl: string;
  timeoutMs?: number;
}

const refusal = z.object({ status: z.number().int().min(300).max(599), code: z.number().optional() });

/** A text as Twilio remembers it. */
export interface SentText {
  sid: string;
  body: string;
}

export interface SmsProvider {
  send: (draft: SmsDraft) => Promise<Outcome>;
  /**
   * Texts of this account to a number since then, newest first, as Twilio lists them.
   * @throws Error when Twilio does not answer
   */
  listSent(to: string, since: Date): Promise<SentText[]>;
}

/** Sends through Twilio's Messages API. It knows no idempotency key: what breaks off stays unknown. */
export function createSmsProvider(options: SmsProviderOptions): SmsProvider {
  const client = twilio(options.accountSid, options.authToken, {
    timeout: options.timeoutMs ?? CALL_TIMEOUT_MS,
    autoRetry: false, // every attempt is ours, and on record
    keepAlive: true,
    maxSockets: 20,
  });
  client.api.baseUrl = options.baseUrl.replace(/\/$/, "");

  return {
    async send(draft) {
      const statusUrl = new URL(options.statusUrl);
      statusUrl.searchParams.set("n", draft.messageId);
      try {
        const message = await client.messages.create({
          to: draft.to,
          ...options.sender,
          body: draft.text,
          statusCallback: statusUrl.href,
          validityPeriod: draft.validitySeconds,
        });
        return { kind: "accepted", providerMessageId: message.sid };
      } catch (error) {
        const { data } = refusal.safeParse(error);
        return data ? outcomeOfAnswer({ status: data.status, code: data.code }) : outcomeOfBreak(error);
      }
    },
    async listSent(to, since) {
      const sent = await client.messages.list({ to, dateSentAfter: since, limit: MOST_LISTED });
      return sent.map(({ sid, body }) => ({ sid, body }));
    },
  };
}

/** One number gets a handful of texts in the time that is asked about. */
const MOST_LISTED = 50;
