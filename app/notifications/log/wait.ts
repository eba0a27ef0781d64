import { tellAccountTrouble } from "#app/providers/account-trouble.ts";
import type { ProviderReason } from "#app/providers/provider-reason.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

/** What holds back messages that are still true, at this moment: nothing of it is written on them. */
export interface Holders {
  /** Whoever runs the app has stopped everything. */
  isStopped: boolean;
  pausedAt: Date | null;
  /** Since when the shop's news waits for the merchant's word. */
  heldAt: Date | null;
  /** Channels whose account takes nothing now, since when, and what only its owner can mend. */
  broken: Partial<Record<Channel, ClosedAccount>>;
}

interface ClosedAccount {
  since: Date;
  /** The shop's own account. */
  own: boolean;
  trouble: ProviderReason | null;
}

export interface Wait {
  /** A state of waiting, gravest first. */
  why: "stopped" | "paused" | "held" | "account" | "later" | "due";
  sentence: string;
  /** When it is tried next, if a time is known. */
  until: Date | null;
}

interface Waiting {
  channel: Channel;
  priority: number;
  runAt: Date;
}

/** An answer to the shopper passes a hold of the shop's news. */
const ANSWER = 0;

/**
 * What a waiting message waits for.
 * @param reason the sentence that belongs to its own stored reason, if it has one: night, distance, another try
 */
export function explainWait(message: Waiting, reason: string | null, holders: Holders, now: Date): Wait {
  const { isStopped, pausedAt, heldAt, broken } = holders;
  const account = broken[message.channel];
  if (isStopped)
    return { why: "stopped", sentence: "Waits: all messages of the app are stopped just now.", until: null };
  if (pausedAt) return { why: "paused", sentence: "Waits: you have paused messages.", until: null };
  if (heldAt && message.priority > ANSWER) {
    const sentence = "Waits: far more messages than usual were planned, and you have not released them yet.";
    return { why: "held", sentence, until: null };
  }
  if (account) return { why: "account", sentence: describeAccount(message.channel, account), until: null };
  if (message.runAt > now) return { why: "later", sentence: reason ?? "Waits for its time.", until: message.runAt };
  return { why: "due", sentence: "It is its turn next.", until: null };
}

function describeAccount(channel: Channel, { own, trouble }: ClosedAccount): string {
  const provider = channel === "email" ? "SendGrid" : "Twilio";
  if (own && trouble) return `Waits for your ${provider} account. ${tellAccountTrouble(trouble)}`;
  return `Waits: ${provider} cannot be reached just now. It is tried again by itself.`;
}
