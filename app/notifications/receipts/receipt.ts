import type { SuppressionReason } from "#app/providers/outcome.ts";
import type { ReasonCode } from "#app/notifications/reason.ts";

export type ReceiptState = "accepted" | "delivered" | "bounced" | "failed" | "expired";

/** What one word of a provider means for a message. */
export interface ReceiptMeaning {
  state?: ReceiptState;
  reason?: ReasonCode;
  suppress?: SuppressionReason;
  /** Nothing leaves for the address for so many days; then it may work again. */
  suppressDays?: number;
  /** The network may do better later: the message leaves once more, so many seconds after. */
  againAfterSeconds?: number;
  opened?: true;
  /** Of the account rather than of the address: whoever owns it should hear of it. */
  concernsAccount?: true;
}

const SENDGRID: Record<string, ReceiptMeaning> = {
  processed: { state: "accepted" },
  deferred: { state: "accepted" },
  delivered: { state: "delivered" },
  open: { state: "delivered", opened: true },
  click: { state: "delivered", opened: true },
  bounce: { state: "bounced", reason: "bounced", suppress: "bounced" },
  dropped: { state: "failed", reason: "dropped_by_account", concernsAccount: true },
  spamreport: { state: "delivered", reason: "complained", suppress: "complained" },
  unsubscribe: { state: "delivered", reason: "unsubscribed", suppress: "unsubscribed" },
  group_unsubscribe: { state: "delivered", reason: "unsubscribed", suppress: "unsubscribed" },
};
/** A bounce of type `blocked` is the mail server's mood of the day, not a dead address. */
const SENDGRID_BLOCKED: ReceiptMeaning = { state: "bounced", reason: "blocked" };

/**
 * Why SendGrid dropped what it had taken, by how its sentence begins. Only these speak of the address; anything else
 * (the plan's quota, a header, the look of spam) says nothing of it.
 * https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event#dropped
 */
const SENDGRID_DROPS: [RegExp, ReceiptMeaning][] = [
  [/^bounced address/i, { state: "bounced", reason: "dropped", suppress: "bounced" }],
  [/^invalid( address)?\W*$/i, { state: "bounced", reason: "dropped", suppress: "bounced" }],
  [/^unsubscribed address/i, { state: "failed", reason: "unsubscribed", suppress: "unsubscribed" }],
  [/^spam reporting address/i, { state: "failed", reason: "complained", suppress: "complained" }],
];

/** @param why SendGrid's own sentence, if it said one */
export function meaningOfSendgrid(event: string, type: string | undefined, why = ""): ReceiptMeaning {
  if (event === "bounce" && type === "blocked") return SENDGRID_BLOCKED;
  const drop = event === "dropped" ? SENDGRID_DROPS.find(([begin]) => begin.test(why.trim())) : undefined;
  if (drop) return drop[1];
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
  // Switched off or out of reach: often back within the hour.
  30003: { reason: "out_of_reach", againAfterSeconds: 1_800 },
  // The recipient or their network blocks us: soon asked again, it stays that way.
  30004: { reason: "blocked", suppress: "refused", suppressDays: 30 },
  30005: { reason: "unreachable", againAfterSeconds: 300 },
  30006: { reason: "unreachable", suppress: "unreachable" },
  // The network filters these words: the same ones would only be filtered again, and harm the sender.
  30007: { reason: "filtered" },
  30008: { reason: "undelivered", againAfterSeconds: 300 },
  30034: { reason: "sender_not_allowed" },
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
const RECEIPT_RANK: Record<ReceiptState, number> = {
  accepted: 1,
  delivered: 2,
  expired: 3,
  failed: 3,
  bounced: 3,
};

/** So many texts in a row that find the handset out of reach mean that nobody uses the number any more. */
export const OUT_OF_REACH_IN_A_ROW = 3;

/** The states a receipt may replace: calls without an answer, and receipts of a lower rank. */
export function replaceableBy(state: ReceiptState): string[] {
  const lower = Object.entries(RECEIPT_RANK).filter(([, rank]) => rank < RECEIPT_RANK[state]);
  return ["sending", "unknown", ...lower.map(([name]) => name)];
}
