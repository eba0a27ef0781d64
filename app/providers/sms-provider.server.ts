import twilio from "twilio";
import { z } from "zod";

import { type Outcome, outcomeOfAnswer, outcomeOfBreak } from "./outcome.ts";
import { CALL_TIMEOUT_MS, type SmsDraft } from "./provider.ts";

export interface SmsProviderOptions {
  accountSid: string;
  authToken: string;
  baseUrl: string;
  fromNumber: string;
  /** Where Twilio reports how a message fares; the message's id is added as `n`. */
  statusUrl: string;
  timeoutMs?: number;
}

const refusal = z.object({ status: z.number().int().min(300).max(599), code: z.number().optional() });

/** Sends through Twilio's Messages API. It knows no idempotency key: what breaks off stays unknown. */
export function createSmsProvider(options: SmsProviderOptions) {
  const client = twilio(options.accountSid, options.authToken, {
    timeout: options.timeoutMs ?? CALL_TIMEOUT_MS,
    autoRetry: false, // every attempt is ours, and on record
    keepAlive: true,
    maxSockets: 20,
  });
  client.api.baseUrl = options.baseUrl.replace(/\/$/, "");

  return async function sendSms(draft: SmsDraft): Promise<Outcome> {
    try {
      const message = await client.messages.create({
        to: draft.to,
        from: options.fromNumber,
        body: draft.text,
        statusCallback: `${options.statusUrl}?n=${draft.messageId}`,
        validityPeriod: draft.validitySeconds,
      });
      return { kind: "accepted", providerMessageId: message.sid };
    } catch (error) {
      const { data } = refusal.safeParse(error);
      return data ? outcomeOfAnswer({ status: data.status, code: data.code }) : outcomeOfBreak(error);
    }
  };
}
