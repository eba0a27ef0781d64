import type { AccountRef } from "./account.ts";
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

/**
 * Whoever carries a draft away, by the account it was claimed for. What goes wrong with the call is an outcome;
 * it throws only where there is no account to call with, and nothing has left then.
 */
export interface Providers {
  email(draft: EmailDraft, account: AccountRef): Promise<Outcome>;
  sms(draft: SmsDraft, account: AccountRef): Promise<Outcome>;
}

/** Longest a provider may take to answer, in milliseconds. */
export const CALL_TIMEOUT_MS = 10_000;
