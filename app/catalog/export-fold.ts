import type { CatalogCollection, ChildLine } from "./export-line.ts";
import { mergeOffers, NO_OFFER, type Offer, offerOf, settleOffer } from "./offer.ts";
import type { CatalogProduct } from "./product.ts";
import type { ProductLine } from "./product-line.ts";

interface Hanging extends Offer {
  collectionGids: string[];
}

/**
 * What hangs on the products of an export. Variants and collections come somewhere behind their product, not always
 * right behind it: so they are gathered first, a few bytes a product, and joined to the products on a second reading.
 */
export class ExportFold {
  readonly collections = new Map<string, CatalogCollection>();
  readonly #currency: string;
  readonly #hanging = new Map<string, Hanging>();

  /** @param currency of the shop */
  constructor(currency: string) {
    this.#currency = currency;
  }

  add(line: ChildLine): void {
    const known = this.#hanging.get(line.productGid);
    const hanging = known ?? { ...NO_OFFER, collectionGids: [] };
    if (!known) this.#hanging.set(line.productGid, hanging);
    if ("offer" in line) Object.assign(hanging, mergeOffers(hanging, offerOf([line.offer], this.#currency)));
    else {
      const { collection } = line;
      this.collections.set(collection.gid, collection);
      hanging.collectionGids.push(collection.gid);
    }
  }

  /** The product with what hangs on it. */
  join({ complementaryGids, relatedGids, markets, ...product }: ProductLine): CatalogProduct {
    const { collectionGids, ...offer } = this.#hanging.get(product.gid) ?? { ...NO_OFFER, collectionGids: [] };
    const details = { collectionGids, complementaryGids, relatedGids, markets };
    return { ...product, ...settleOffer(offer), details };
  }
}
