import type { SuppressionReason } from "#app/providers/outcome.ts";

/** What a shopper may agree to: news about the order, or recommendations beside it. */
export type Purpose = "updates" | "picks";

export type ConsentState = "granted" | "withdrawn";

/** How we know what a shopper agreed to or took back: one plain sentence for the merchant each. */
export const CONSENT_SOURCES = {
  order: "The shopper gave this address with an order, to hear of it.",
  shop_marketing: "Shopify says with the order whether the shopper takes marketing e-mails of the shop.",
  stop: "The shopper asked by text to be left alone.",
  start: "The shopper asked by text to be written to again.",
  unsubscribe_page: "The shopper unsubscribed, by the link in an e-mail or the button of their mail program.",
  complaint: "The shopper reported an e-mail as spam.",
  merchant: "You said that this address can be written to again.",
} as const;
export type ConsentSource = keyof typeof CONSENT_SOURCES;

/** What Shopify tells with an order is a state, not an act: it does not outweigh what the shopper told us. */
const TOLD_WITH_ORDERS: ReadonlySet<ConsentSource> = new Set(["order", "shop_marketing"]);

export interface ConsentRecord {
  state: ConsentState;
  source: ConsentSource;
  happenedAt: Date;
}

/**
 * The record that counts: the newest one, except that no order revives what the shopper has taken back by their
 * own act. In one moment, "no" counts.
 * @param records of one address and purpose, in any order
 */
export function currentConsent<Row extends ConsentRecord>(records: readonly Row[]): Row | null {
  const ordered = records.toSorted((one, other) => {
    const apart = one.happenedAt.getTime() - other.happenedAt.getTime();
    return apart || Number(one.state === "withdrawn") - Number(other.state === "withdrawn");
  });
  const ownAct = ordered.findLast(({ source }) => !TOLD_WITH_ORDERS.has(source));
  return ownAct?.state === "withdrawn" ? ownAct : (ordered.at(-1) ?? null);
}

/** The wish behind a suppression; null where it was nobody's. */
export const WISH_BEHIND: Record<SuppressionReason, ConsentSource | null> = {
  unsubscribed: "unsubscribe_page",
  stop: "stop",
  complained: "complaint",
  bounced: null,
  unreachable: null,
  refused: null,
};
