import type { ProviderReason } from "./provider-reason.ts";

/** Why an address must not be written to any more: `Suppression.reason`. */
export type SuppressionReason = "unsubscribed" | "stop" | "bounced" | "complained" | "unreachable";

/** What came of one call to a provider. */
export type Outcome =
  | { kind: "accepted"; providerMessageId: string | null }
  /** Certainly not sent; worth another try. Waiting for mended credentials uses up no attempt. */
  | { kind: "retry"; reason: ProviderReason; afterSeconds?: number; freeOfCharge?: boolean }
  /** Certainly not sent, and never will be; the address itself may be the cause. */
  | { kind: "refused"; reason: ProviderReason; suppress?: SuppressionReason }
  /** It may have been sent: never sent again blindly. */
  | { kind: "unknown"; reason: ProviderReason };

const NOT_REACHED: Outcome = { kind: "retry", reason: "not_reached" };
const BROKE_OFF: Outcome = { kind: "unknown", reason: "broke_off" };
const REFUSED: Outcome = { kind: "refused", reason: "provider_refused" };
const UNAVAILABLE: Outcome = { kind: "retry", reason: "provider_unavailable" };
const CREDENTIALS: Outcome = { kind: "retry", reason: "credentials_refused", afterSeconds: 300, freeOfCharge: true };

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
  403: CREDENTIALS,
  429: { kind: "retry", reason: "provider_busy" },
  500: UNAVAILABLE,
  502: BROKE_OFF,
  503: UNAVAILABLE,
  504: BROKE_OFF,
};

/** Twilio's own error codes, https://www.twilio.com/docs/api/errors. They say more than the HTTP status. */
const BY_TWILIO_CODE: Record<number, Outcome> = {
  20003: CREDENTIALS,
  20429: { kind: "retry", reason: "provider_busy" },
  20503: UNAVAILABLE,
  21211: { kind: "refused", reason: "unreachable", suppress: "unreachable" },
  21408: { kind: "refused", reason: "sender_not_allowed" },
  21603: { kind: "refused", reason: "sender_not_allowed" },
  21606: { kind: "refused", reason: "sender_not_allowed" },
  21610: { kind: "refused", reason: "opted_out", suppress: "stop" },
  21611: { kind: "retry", reason: "provider_busy", afterSeconds: 600 },
  21612: { kind: "refused", reason: "sender_not_allowed" },
  21614: { kind: "refused", reason: "unreachable", suppress: "unreachable" },
  30002: CREDENTIALS,
  30006: { kind: "refused", reason: "unreachable", suppress: "unreachable" },
};

export interface ProviderAnswer {
  status: number;
  /** Twilio's error code. */
  code?: number | undefined;
  /** Seconds the provider asked us to wait. */
  waitSeconds?: number | undefined;
}

/** Sorts a provider's definite "no" by what it means for the message. */
export function outcomeOfAnswer({ status, code, waitSeconds }: ProviderAnswer): Outcome {
  const known = (code === undefined ? undefined : BY_TWILIO_CODE[code]) ?? BY_STATUS[status];
  const outcome = known ?? (status >= 400 && status < 500 ? REFUSED : BROKE_OFF);
  if (outcome.kind !== "retry" || waitSeconds === undefined) return outcome;
  return { ...outcome, afterSeconds: Math.max(waitSeconds, outcome.afterSeconds ?? 0) };
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
