import type { SuppressionReason } from "#app/providers/outcome.ts";
import type { ReasonCode } from "#app/notifications/reason.ts";

export type ReceiptState = "accepted" | "delivered" | "bounced" | "failed" | "expired";

/** What one word of a provider means for a message. */
export interface ReceiptMeaning {
  state?: ReceiptState;
  reason?: ReasonCode;
  suppress?: SuppressionReason;
  opened?: true;
}

const SENDGRID: Record<string, ReceiptMeaning> = {
  processed: { state: "accepted" },
  deferred: { state: "accepted" },
  delivered: { state: "delivered" },
  open: { state: "delivered", opened: true },
  click: { state: "delivered", opened: true },
  bounce: { state: "bounced", reason: "bounced", suppress: "bounced" },
  dropped: { state: "bounced", reason: "dropped", suppress: "bounced" },
  spamreport: { state: "delivered", reason: "complained", suppress: "complained" },
  unsubscribe: { state: "delivered", reason: "unsubscribed", suppress: "unsubscribed" },
  group_unsubscribe: { state: "delivered", reason: "unsubscribed", suppress: "unsubscribed" },
};
/** A bounce of type `blocked` is the mail server's mood of the day, not a dead address. */
const SENDGRID_BLOCKED: ReceiptMeaning = { state: "bounced", reason: "blocked" };

export function meaningOfSendgrid(event: string, type: string | undefined): ReceiptMeaning {
  if (event === "bounce" && type === "blocked") return SENDGRID_BLOCKED;
  return Object.hasOwn(SENDGRID, event) ? (SENDGRID[event] ?? {}) : {};
}

const TWILIO: Record<string, ReceiptMeaning> = {
  accepted: { state: "accepted" },
  queued: { state: "accepted" },
  scheduled: { state: "accepted" },
  sending: { state: "accepted" },
  sent: { state: "accepted" },
  delivered: { state: "delivered" },
  read: { state: "delivered", opened: true },
  undelivered: { state: "bounced", reason: "undelivered" },
  failed: { state: "failed", reason: "undelivered" },
  canceled: { state: "failed", reason: "provider_refused" },
};
/** Why a text did not arrive, https://www.twilio.com/docs/api/errors. */
const TWILIO_CODES: Record<number, ReceiptMeaning> = {
  21610: { reason: "opted_out", suppress: "stop" },
  21614: { reason: "unreachable", suppress: "unreachable" },
  30005: { reason: "unreachable" },
  30006: { reason: "unreachable", suppress: "unreachable" },
  30007: { reason: "filtered" },
  30036: { state: "expired", reason: "too_late" },
};

export function meaningOfTwilio(status: string, code: number | undefined): ReceiptMeaning {
  const meaning = Object.hasOwn(TWILIO, status) ? (TWILIO[status] ?? {}) : {};
  const failed = meaning.state === "bounced" || meaning.state === "failed";
  return failed && code !== undefined ? { ...meaning, ...TWILIO_CODES[code] } : meaning;
}

/**
 * How much a state says about the fate of a message: receipts come late, twice and out of order, and a lower
 * rank never replaces a higher one. A mail server may take a message first and bounce it later.
 */
export const RECEIPT_RANK: Record<ReceiptState, number> = {
  accepted: 1,
  delivered: 2,
  expired: 3,
  failed: 3,
  bounced: 3,
};

/** The states a receipt may replace: calls without an answer, and receipts of a lower rank. */
export function replaceableBy(state: ReceiptState): string[] {
  const lower = Object.entries(RECEIPT_RANK).filter(([, rank]) => rank < RECEIPT_RANK[state]);
  return ["sending", "unknown", ...lower.map(([name]) => name)];
}
