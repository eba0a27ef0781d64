import { isAvailable, type Product } from "../shopify/product.ts";
import type { ShopStore } from "../shopify/store.ts";
import { USED_UP } from "./catalog/finer.ts";
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
  ["coffee", 11],
  ["sleep", 7],
  ["letters", 6],
  ["flowers", 6],
  ["breakfast", 6],
  ["desk", 4],
  ["tidying", 4],
  ["picnic", 3],
];

/** What people come for next time. */
const SEQUELS: Partial<Record<Occasion, Occasion[]>> = {
  tea: ["baking", "breakfast"],
  coffee: ["breakfast", "desk"],
  breakfast: ["supper", "baking"],
  supper: ["candlelight", "picnic"],
  baking: ["supper", "tidying"],
  candlelight: ["bath", "flowers"],
  bath: ["sleep", "candlelight"],
  houseplants: ["sowing", "flowers"],
  sowing: ["houseplants", "flowers"],
  letters: ["desk", "flowers"],
  desk: ["letters", "coffee"],
};

/** What somebody bought before. */
export interface Earlier {
  product: Product;
  daysAgo: number;
}

/**
 * Fills a basket: things for one occasion, each of another type, and now and then something else. Who has been here
 * before comes back for what is used up, or for what follows, and has no need of the same lamp twice.
 */
export function fillBasket(
  shop: ShopStore,
  traits: Map<string, Trait>,
  chance: Chance,
  earlier: readonly Earlier[] = [],
) {
  const theirs = new Set(earlier.map((one) => one.product).filter((one) => USED_UP[one.productType] === undefined));
  const old = shop.products.filter((one) => {
    return isAvailable(one) && traits.get(one.handle)?.isFresh === false && !theirs.has(one);
  });
  const chosen = earlier
    .filter((one) => isUsedUp(one) && chance.happens(0.7))
    .map((one) => one.product)
    .slice(0, 2);
  const occasion = occasionAfter(earlier, traits, chance);
  const shelf = old.filter((one) => traits.get(one.handle)?.occasions.includes(occasion));
  const wanted = chance.weighted([
    [1, 34],
    [2, 36],
    [3, 22],
    [4, 8],
  ]);
  while (chosen.length < wanted) {
    const rest = shelf.filter((one) => !chosen.some((taken) => taken.productType === one.productType));
    if (rest.length === 0) break;
    chosen.push(favorite(rest, chance));
  }
  if (chance.happens(0.08)) chosen.push(chance.pick(old));
  return [...new Set(chosen)].map((product) => {
    const stocked = product.variants.filter((variant) => variant.inventory > 3);
    const variant = chance.pick(stocked.length > 0 ? stocked : product.variants);
    return { variantGid: variant.gid, quantity: chance.happens(0.14) ? 2 : 1 };
  });
}

/** A dish for soap stands on the shelf of soaps, and lasts. */
function isUsedUp({ product, daysAgo }: Earlier): boolean {
  const days = USED_UP[product.productType];
  return days !== undefined && !/dish/.test(product.handle) && isAvailable(product) && Math.abs(daysAgo - days) <= 9;
}

function occasionAfter(earlier: readonly Earlier[], traits: Map<string, Trait>, chance: Chance): Occasion {
  const last = traits.get(earlier.at(-1)?.product.handle ?? "")?.occasions[0];
  const sequels = last && SEQUELS[last];
  return sequels && chance.happens(0.6) ? chance.pick(sequels) : chance.weighted(OCCASIONS);
}

/** The first of a shelf sells best, as in every shop. */
function favorite(products: Product[], chance: Chance): Product {
  return chance.weighted(products.map((product, index) => [product, 1 / (index + 2)] as const));
}
