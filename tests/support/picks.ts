import type { StoredProduct } from "#app/catalog/product.ts";
import type { BoughtProduct, Purchase } from "#app/recommendations/regret.ts";
import type { ScoredCandidate } from "#app/recommendations/scored-candidate.ts";

export const NOW = new Date("2026-11-23T12:00:00Z");
export const PAST = new Date("2026-01-01");

/** A product that anybody may be shown. */
export function product(gid: string, change: Partial<StoredProduct> = {}): StoredProduct {
  return {
    gid,
    handle: gid,
    title: gid,
    productType: "",
    vendor: "",
    tags: [],
    status: "active",
    publishedAt: PAST,
    imageUrl: null,
    imageAlt: null,
    care: null,
    ...{ collectionGids: [], complementaryGids: [], relatedGids: [], markets: {}, detailsAt: null },
    priceMinor: 1000,
    currency: "EUR",
    available: true,
    createdAt: PAST,
    sourceUpdatedAt: PAST,
    deletedAt: null,
    ...change,
  };
}

export function buy(gid: string, change: Partial<BoughtProduct> = {}): BoughtProduct {
  return { gid, title: gid, productType: "", vendor: "", tags: [], priceMinor: 1000, kept: true, ...change };
}

export function purchase(...bought: BoughtProduct[]): Purchase {
  return { bought, owned: new Map(), country: null };
}

/** A candidate for which nothing speaks but what is given. */
export function candidate(
  gid: string,
  change: Partial<ScoredCandidate> = {},
  facts: Partial<StoredProduct> = {},
): ScoredCandidate {
  const nothing = { score: 0, together: null, next: null, alike: null, popularity: 0, repeat: null, isCold: false };
  return { ...nothing, product: product(gid, facts), ...change };
}

export function reason(gid: string, strength = 0.5, orders = 5) {
  return { gid, strength, orders };
}
