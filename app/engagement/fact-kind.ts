/** What a shopper can do that we count. A fact names an order at most, never a person. */
export const FACT_KINDS = [
  "page_view",
  "lookup_hit",
  "lookup_miss",
  /** "Still need help?" */
  "help_click",
  "pick_click",
  "carrier_click",
  "map_click",
  "return_click",
  "reorder_click",
  "review_click",
  /** The link in the merchant's own content block. */
  "content_click",
  "calendar_click",
  /** The tracking number was copied. */
  "copy_click",
  "share_click",
  /** From Shopify's pages to the choices after a failed delivery. */
  "choice_click",
] as const;

export type FactKind = (typeof FACT_KINDS)[number];

/** Facts the page's script tells of; the others we see ourselves. */
export const CLICK_KINDS = [
  "pick_click",
  "carrier_click",
  "map_click",
  "return_click",
  "reorder_click",
  "review_click",
  "content_click",
  "help_click",
  "copy_click",
  "share_click",
  "choice_click",
] as const satisfies readonly FactKind[];

/** Where it happened: our own page, a block of the theme, and Shopify's two pages after the purchase. */
export const SURFACES = ["page", "block", "order_status", "thank_you"] as const;

export type Surface = (typeof SURFACES)[number];
