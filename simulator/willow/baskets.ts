import { isAvailable, type Product } from "../shopify/product.ts";
import type { ShopStore } from "../shopify/store.ts";
import type { Occasion } from "./catalog/shelf.ts";
import type { Chance } from "./chance.ts";
import type { Trait } from "./stock-shelves.ts";

/** How often people come for what. */
const OCCASIONS: [Occasion, number][] = [
  ["tea", 18],
  ["candlelight", 13],
  ["houseplants", 11],
  ["baking", 10],
  ["supper", 10],
  ["sowing", 9],
  ["bath", 9],
  ["coffee", 8],
  ["sleep", 7],
  ["letters", 6],
  ["flowers", 6],
  ["breakfast", 6],
  ["desk", 4],
  ["tidying", 4],
  ["picnic", 3],
];

/** Fills a basket: things for one occasion, each of another type, and now and then something else. */
export function fillBasket(shop: ShopStore, traits: Map<string, Trait>, chance: Chance) {
  const occasion = chance.weighted(OCCASIONS);
  const shelf = shop.products.filter((one) => isAvailable(one) && traits.get(one.handle)?.occasions.includes(occasion));
  const wanted = chance.weighted([
    [1, 34],
    [2, 36],
    [3, 22],
    [4, 8],
  ]);
  const chosen: Product[] = [];
  while (chosen.length < wanted) {
    const rest = shelf.filter((one) => !chosen.some((taken) => taken.productType === one.productType));
    if (rest.length === 0) break;
    chosen.push(favourite(rest, chance));
  }
  if (chance.happens(0.12)) chosen.push(chance.pick(shop.products.filter(isAvailable)));
  return [...new Set(chosen)].map((product) => {
    const stocked = product.variants.filter((variant) => variant.inventory > 3);
    const variant = chance.pick(stocked.length > 0 ? stocked : product.variants);
    return { variantGid: variant.gid, quantity: chance.happens(0.14) ? 2 : 1 };
  });
}

/** The first of a shelf sells best, as in every shop. */
function favourite(products: Product[], chance: Chance): Product {
  return chance.weighted(products.map((product, index) => [product, 1 / (index + 2)] as const));
}
