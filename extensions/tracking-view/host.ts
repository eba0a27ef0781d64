/** What the shop's privacy settings and the buyer's own choice say. */
export interface Privacy {
  /** May clicks be counted? */
  isCounted: boolean;
  /** What the buyer has answered; null while they have not. */
  choice: "yes" | "no" | null;
}

/** Reads what Shopify tells an extension of it; nothing told is nothing refused. */
export function privacyOf(
  told: { allowedProcessing: { analytics: boolean }; visitorConsent: { analytics?: boolean } } | undefined,
): Privacy {
  const answer = told?.visitorConsent.analytics;
  return {
    isCounted: told?.allowedProcessing.analytics !== false,
    choice: answer === undefined ? null : answer ? "yes" : "no",
  };
}

/** What a page of Shopify's tells its extension, whichever page it is. */
export interface Host {
  surface: "order_status" | "thank_you";
  /** `gid://shopify/Order/1`, on the thank-you page `gid://shopify/OrderIdentity/1`; missing until it is known. */
  orderId: string | undefined;
  checkoutToken: string | undefined;
  /** When the order was placed, ISO 8601; missing where it is placed just now. */
  placedAt: string | undefined;
  /** The buyer's language, BCP 47. */
  locale: string;
  /** Asks the buyer to sign in; missing where they are, or where nobody can. */
  signIn: (() => Promise<void>) | undefined;
  showPicks: boolean;
  privacy: Privacy;
  token(): Promise<string>;
  /** The extension's own few words. */
  say(key: "name" | "failed" | "retry" | "sign_in" | "sign_in_why"): string;
}
