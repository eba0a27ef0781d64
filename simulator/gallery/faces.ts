import { LANGUAGES } from "../storefront/languages.ts";
import { statusPageUrl } from "../shopify/status-page.ts";
import type { World } from "../world.ts";
import type { Exhibit } from "./gallery-orders.ts";

/** One way a shopper meets an order: a column of the gallery. */
export interface FaceColumn {
  title: string;
  /** @param language as Shopify writes it */
  urlOf(world: World, exhibit: Exhibit, language: string): string;
}

const rootOf = (language: string) => LANGUAGES.find(({ code }) => code === language)?.root ?? "";

export const FACES: readonly FaceColumn[] = [
  {
    title: "Page in the theme",
    urlOf: ({ config }, { order }, language) =>
      `${config.worldUrl}/gallery/page/${order.id}?language=${encodeURIComponent(language)}`,
  },
  {
    title: "Block in a page of the theme",
    urlOf: ({ config }, { order }, language) => `${config.storefrontUrl}${rootOf(language)}/gallery/block/${order.id}`,
  },
  {
    title: "Order status",
    urlOf: (world, { order }, language) =>
      `${statusPageUrl(world, order)}&customer=1&locale=${encodeURIComponent(language)}`,
  },
  {
    title: "Thank you",
    urlOf: (world, { order }, language) =>
      `${statusPageUrl(world, order)}&first=1&locale=${encodeURIComponent(language)}`,
  },
];

/** The order's own page in the theme, in this language. */
export function themePageUrl({ config }: World, path: string, language: string): string {
  return `${config.storefrontUrl}${rootOf(language)}${path}?locale=${encodeURIComponent(language)}`;
}
