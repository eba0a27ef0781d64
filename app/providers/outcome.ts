import type { ProviderReason } from "./provider-reason.ts";

/** Why an address must not be written to any more: `Suppression.reason`. */
export type SuppressionReason = "unsubscribed" | "stop" | "bounced" | "complained" | "unreachable" | "refused";

/** What came of one call to a provider. */
export type Outcome =
  | { kind: "accepted"; providerMessageId: string | null }
  /** Certainly not sent; worth another try. */
  | Retry
  /** Certainly not sent, and never will be; the address itself may be the cause. */
  | { kind: "refused"; reason: ProviderReason; suppress?: SuppressionReason }
  /** It may have been sent: never sent again blindly. */
  | { kind: "unknown"; reason: ProviderReason };

export interface Retry {
  kind: "retry";
  reason: ProviderReason;
  /** No sooner than that. */
  afterSeconds?: number;
  /** Uses up no attempt: it is not the message's fault. */
  freeOfCharge?: true;
  /** Says something of the whole account: nothing leaves by it until then, or until it is mended. */
  closesAccount?: true;
  /** The account works; it is this message that has to wait. */
  isAnswer?: true;
  /** Of the sender or of where it writes to: only several recipients tell which. */
  doubtsSender?: true;
}

const NOT_REACHED: Outcome = { kind: "retry", reason: "not_reached" };
const BROKE_OFF: Outcome = { kind: "unknown", reason: "broke_off" };
const REFUSED: Outcome = { kind: "refused", reason: "provider_refused" };
const UNAVAILABLE: Outcome = { kind: "retry", reason: "provider_unavailable" };
const CREDENTIALS: Outcome = retryOf("credentials_refused", { freeOfCharge: true, closesAccount: true });
/** The sender itself may not write: not verified, not registered, not of this account. */
const SENDER: Outcome = retryOf("sender_not_allowed", { freeOfCharge: true, closesAccount: true });
/** Twilio says the same of a number that sends no texts at all and of one that sends none to this country. */
const SENDER_HERE: Outcome = retryOf("sender_not_allowed", {
  afterSeconds: 1_800,
  freeOfCharge: true,
  doubtsSender: true,
});
/** The merchant may allow a country while the message is still news; other countries are served meanwhile. */
const DESTINATION: Outcome = retryOf("destination_not_allowed", {
  afterSeconds: 1_800,
  freeOfCharge: true,
  isAnswer: true,
});
const BUSY: Outcome = retryOf("provider_busy", { afterSeconds: 10, freeOfCharge: true, closesAccount: true });
const QUEUE_FULL: Outcome = retryOf("provider_busy", { afterSeconds: 60, freeOfCharge: true, closesAccount: true });

function retryOf(reason: ProviderReason, more: Omit<Retry, "kind" | "reason">): Outcome {
  return { kind: "retry", reason, ...more };
}

/** Network errors that come before a byte of the request has left. Any other one may come after. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** A gateway's 502 and 504 do not tell whether the provider behind it has heard us. */
const BY_STATUS: Record<number, Outcome> = {
  401: CREDENTIALS,
  403: SENDER,
  429: BUSY,
  500: UNAVAILABLE,
  502: BROKE_OFF,
  503: UNAVAILABLE,
  504: BROKE_OFF,
};

const UNREACHABLE: Outcome = { kind: "refused", reason: "unreachable", suppress: "unreachable" };

/** Twilio's own error codes, https://www.twilio.com/docs/api/errors. They say more than the HTTP status. */
const BY_TWILIO_CODE: Record<number, Outcome> = {
  20003: CREDENTIALS,
  20403: CREDENTIALS,
  20429: BUSY,
  20500: UNAVAILABLE,
  20503: UNAVAILABLE,
  21211: UNREACHABLE, // no valid number
  21212: SENDER, // no valid sender
  21408: DESTINATION, // geographic permission
  21602: REFUSED, // no text
  21603: SENDER, // no sender given
  21606: SENDER_HERE, // the sender cannot send texts, or none to there
  21608: DESTINATION, // a trial account's unverified recipient
  21610: { kind: "refused", reason: "opted_out", suppress: "stop" },
  21611: QUEUE_FULL,
  21612: DESTINATION, // no route between the two
  21614: UNREACHABLE, // not a mobile number
  21617: REFUSED, // too long
  21659: SENDER_HERE, // not a number of Twilio's, or of another country
  21660: SENDER, // a number of another account
  21703: SENDER_HERE, // a messaging service without senders, or without one for there
  21705: SENDER, // no such messaging service
  30001: QUEUE_FULL,
  30002: CREDENTIALS, // account suspended
  30006: UNREACHABLE, // landline
  30034: SENDER, // unregistered 10DLC number
};

export interface ProviderAnswer {
  status: number;
  /** Twilio's error code. */
  code?: number | undefined;
  /** Seconds the provider asked us to wait. */
  waitSeconds?: number | undefined;
}

/** A wait a provider names is taken for no longer: one odd header must not close an account for days. */
const LONGEST_WAIT_SECONDS = 900;

/** Sorts a provider's definite "no" by what it means for the message. */
export function outcomeOfAnswer({ status, code, waitSeconds }: ProviderAnswer): Outcome {
  const known = (code === undefined ? undefined : BY_TWILIO_CODE[code]) ?? BY_STATUS[status];
  const outcome = known ?? (status >= 400 && status < 500 ? REFUSED : BROKE_OFF);
  if (outcome.kind !== "retry" || waitSeconds === undefined) return outcome;
  return { ...outcome, afterSeconds: Math.max(Math.min(waitSeconds, LONGEST_WAIT_SECONDS), outcome.afterSeconds ?? 0) };
}

/**
 * Sorts a call that got no readable answer by one question: may bytes have left? Truncated answers (a plain
 * SyntaxError in twilio 6) and time-outs may have been sent.
 */
export function outcomeOfBreak(error: unknown): Outcome {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" && BEFORE_SENDING.has(code) ? NOT_REACHED : BROKE_OFF;
}

/** Longest waits before the 2nd, 3rd … attempt, in seconds. */
const WAITS = [10, 60, 300, 900, 3600] as const;
export const MAX_ATTEMPTS = WAITS.length + 1;

/**
 * Seconds until the next attempt: full jitter under a growing cap, never sooner than the provider asked.
 * @param attempts attempts made so far, ≥ 1
 * @param chance 0 ≤ chance < 1
 */
export function waitSeconds(attempts: number, chance: number, afterSeconds = 0): number {
  const cap = WAITS[Math.min(attempts, WAITS.length) - 1] ?? WAITS[0];
  return afterSeconds + Math.ceil(chance * cap);
}
