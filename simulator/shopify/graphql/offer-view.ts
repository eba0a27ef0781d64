import type { World } from "../../world.ts";
import { isPublishedIn, priceIn } from "../market.ts";
import type { Product } from "../product.ts";
import { moneyV2 } from "./values.ts";

/** `country` comes as an enum's name; without one, home is meant. */
interface InContext {
  context: { country?: string | null };
}

/** How a product is offered to shoppers of a country. */
export function offerFields(world: World, product: Product) {
  const prices = product.variants.map((variant) => variant.priceMinor);
  const priced = (country: string, minor: number) => {
    const there = priceIn(world.shop, country, minor);
    return { __typename: "ProductVariantContextualPricing", price: moneyV2(there.minor, there.currency) };
  };
  return {
    publishedInContext: ({ context }: InContext) => isPublishedIn(product, context.country ?? world.shop.countryCode),
    contextualPricing: ({ context }: InContext) => {
      const country = context.country ?? world.shop.countryCode;
      return {
        __typename: "ProductContextualPricing",
        fixedQuantityRulesCount: 0,
        minVariantPricing: priced(country, Math.min(...prices)),
        maxVariantPricing: priced(country, Math.max(...prices)),
      };
    },
  };
}
