import { priceIn } from "#app/catalog/market.ts";
import { isShowable, type StoredProduct } from "#app/catalog/product.ts";

import { headWord, isSameThing } from "./head-word.ts";
import { isTypeShared, mayShareType } from "./product-type.ts";
import { isSameTitle } from "./title-words.ts";

/** A line of the order: what the shopper has, or sent back. */
export interface BoughtProduct {
  gid: string;
  title: string;
  /** "" when the catalog does not know. */
  productType: string;
  vendor: string;
  tags: readonly string[];
  /** The most it can seem to have cost: what was paid or what it costs now, whichever is higher. Minor units. */
  priceMinor: number;
  /** False when it was refunded or edited away. */
  kept: boolean;
}

/** A product of the same customer's other orders. */
export interface OwnedProduct {
  /** False when it was sent back, refunded or cancelled even once. */
  kept: boolean;
  /** In how many orders. */
  times: number;
  lastBoughtAt: Date;
}

/** Against what a pick is held. */
export interface Purchase {
  bought: readonly BoughtProduct[];
  /** By id. */
  owned: ReadonlyMap<string, OwnedProduct>;
  /** Where it is sent, ISO 3166-1: the market whose prices and stock count. Null when nobody knows. */
  country: string | null;
}

/** What the rules look at. */
type Candidate = Pick<
  StoredProduct,
  | ("gid" | "title" | "productType" | "priceMinor" | "currency")
  | ("status" | "publishedAt" | "available" | "deletedAt" | "markets")
>;

/** Why a product is not shown with an order, whatever speaks for it. */
export type RegretReason = "not_for_sale" | "in_order" | "sent_back" | "owned" | "cheaper_twin";

/**
 * Would the shopper be glad to see it? Never what is in the order, never what they sent back, never what is already
 * theirs (unless it is used up), never what cannot be had, never a cheaper twin of what they bought.
 * @returns why not; null when nothing is to be regretted
 */
export function findRegret(
  product: Candidate,
  { bought, owned, country }: Purchase,
  now: Date,
  isRefill: boolean,
): RegretReason | null {
  const same = bought.find((one) => one.gid === product.gid);
  const theirs = owned.get(product.gid);
  if (same?.kept === false || theirs?.kept === false) return "sent_back";
  if (same) return "in_order";
  if (theirs && !isRefill) return "owned";
  if (!isShowable(product, now, country)) return "not_for_sale";
  const price = lowestPrice(product, country);
  return bought.some((one) => isCheaperTwin(product, one, price)) ? "cheaper_twin" : null;
}

/** What it costs in the shop or, in the same money, where the shopper lives. */
function lowestPrice(product: Candidate, country: string | null): number {
  const there = priceIn(product, country);
  return there.currency === product.currency ? Math.min(there.priceMinor, product.priceMinor) : product.priceMinor;
}

type Named = Pick<Candidate, "title" | "productType" | "priceMinor">;

/** The same kind of thing for less: it says "you paid too much". */
export function isCheaperTwin(product: Named, bought: BoughtProduct, priceMinor = product.priceMinor): boolean {
  if (priceMinor >= bought.priceMinor) return false;
  if (!mayShareType(product.productType, bought.productType)) return false;
  if (isSameTitle(product, bought)) return true;
  // Another name, but it does the same: a euro less is enough to wonder.
  return isTypeShared(product.productType, bought.productType) && hasSameHead(product, bought);
}

function hasSameHead(one: Named, other: Named): boolean {
  const [name, otherName] = [headWord(one.title), headWord(other.title)];
  return name !== null && otherName !== null && isSameThing(name, otherName);
}
