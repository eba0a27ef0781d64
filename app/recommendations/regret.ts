import { isShowable, type StoredProduct } from "#app/catalog/product.ts";

import { headWord, isSameThing } from "./head-word.ts";
import { titleLikeness } from "./title-words.ts";

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
  "gid" | "title" | "productType" | "priceMinor" | "status" | "publishedAt" | "available" | "deletedAt" | "markets"
>;

/** From this likeness on two titles name the same thing in another colour, size or edition. */
const TWIN_LIKENESS = 0.5;
/** Part of what was paid, below which another thing of the same kind is a bargain. */
const BARGAIN = 0.8;

/**
 * Would the shopper be glad to see it? Never what is in the order, never what they sent back, never what is already
 * theirs (unless it is used up), never what cannot be had, never a cheaper twin of what they bought.
 */
export function isRegretSafe(
  product: Candidate,
  { bought, owned, country }: Purchase,
  now: Date,
  isRefill: boolean,
): boolean {
  if (!isShowable(product, now, country)) return false;
  const theirs = owned.get(product.gid);
  if (theirs && !(isRefill && theirs.kept)) return false;
  return bought.every((one) => one.gid !== product.gid && !isCheaperTwin(product, one));
}

/** The same kind of thing for less: it says "you paid too much". */
export function isCheaperTwin(product: Candidate, bought: BoughtProduct): boolean {
  if (product.priceMinor >= bought.priceMinor) return false;
  const [type, boughtType] = [fold(product.productType), fold(bought.productType)];
  const mayBeSameKind = type === boughtType || type === "" || boughtType === "";
  if (!mayBeSameKind) return false;
  return titleLikeness(product, bought) >= TWIN_LIKENESS || isBargain(product, bought);
}

/** Another name, but it does the same for clearly less. */
function isBargain(product: Candidate, bought: BoughtProduct): boolean {
  if (product.priceMinor >= BARGAIN * bought.priceMinor || product.productType === "") return false;
  const [name, boughtName] = [headWord(product.title), headWord(bought.title)];
  return name !== null && boughtName !== null && isSameThing(name, boughtName);
}

function fold(type: string): string {
  return type.trim().toLowerCase();
}
