import type { Outcome } from "./outcome.ts";

/** An e-mail ready to leave. */
export interface EmailDraft {
  channel: "email";
  messageId: string;
  to: string;
  fromName: string;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  /** Null where there is nothing to stop: the shopper has just asked for it. */
  unsubscribeUrl: string | null;
}

/** A text ready to leave. */
export interface SmsDraft {
  channel: "sms";
  messageId: string;
  to: string;
  text: string;
  segments: number;
  /** Seconds after which the provider must not deliver it any more. */
  validitySeconds: number;
}

export type Draft = EmailDraft | SmsDraft;

/** Whoever carries a draft away. It never throws: whatever goes wrong is an outcome. */
export interface Providers {
  email(draft: EmailDraft): Promise<Outcome>;
  sms(draft: SmsDraft): Promise<Outcome>;
}

/** Longest a provider may take to answer, in milliseconds. */
export const CALL_TIMEOUT_MS = 10_000;
