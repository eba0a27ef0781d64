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
  token(): Promise<string>;
  /** The extension's own few words. */
  say(key: "name" | "failed" | "retry" | "sign_in" | "sign_in_why"): string;
}
