import { z } from "zod";

const instant = z.coerce
  .number()
  .positive()
  .transform((seconds) => new Date(seconds * 1000));

/**
 * One event of SendGrid's Event Webhook. `n` is the custom argument we sent along: our message's id.
 * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
 */
const sendgridEvent = z.object({
  sg_event_id: z.string().min(1),
  event: z.string(),
  timestamp: instant,
  n: z.uuid().optional().catch(undefined),
  type: z.string().optional(),
  /** Machine-made sentence of the receiving server; may name the address, so it is never stored. */
  reason: z.string().optional(),
});

/** A batch holds what it holds: an entry we cannot read must not cost us the others. */
export const sendgridEventsBody = z
  .array(z.unknown())
  .transform((entries) => entries.map((entry) => sendgridEvent.safeParse(entry).data));
export type SendgridEvents = z.infer<typeof sendgridEventsBody>;
export type SendgridEvent = z.infer<typeof sendgridEvent>;

const twilioCode = z.coerce.number().int().positive().optional().catch(undefined);

/** Twilio's status callback; `n` is our message's id from the address we asked it to call. */
export const twilioStatusBody = z.object({
  n: z.uuid().optional().catch(undefined),
  MessageSid: z.string().min(1),
  MessageStatus: z.string(),
  ErrorCode: twilioCode,
});
export type TwilioStatus = z.infer<typeof twilioStatusBody>;

/** A text a shopper wrote to our number. `OptOutType` is there when Twilio has understood it already. */
export const inboundSmsBody = z.object({
  MessageSid: z.string().min(1),
  From: z.string(),
  Body: z.string().default(""),
  OptOutType: z.string().optional(),
});
export type InboundSms = z.infer<typeof inboundSmsBody>;
