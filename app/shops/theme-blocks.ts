/** The block that the set-up guide asks for. */
export const TRACKING_BLOCK = "track-your-order";

/** The blocks of extensions/afterglow-theme, by file name, and where a merchant would first put each. */
const BLOCKS = [
  { handle: "track-your-order", name: "Tracking block", template: "page", target: "newAppsSection" },
  { handle: "delivery-window", name: "Delivery window block", template: "product", target: "mainSection" },
  { handle: "picks-for-you", name: "Picks block", template: "product", target: "newAppsSection" },
] as const;

export interface ThemeBlock {
  handle: string;
  name: string;
  /** The shop can do without it: only the tracking block is part of the set-up. */
  isExtra: boolean;
  /** The theme editor with the block ready to be placed. */
  url: string;
}

/**
 * Every block with its deep link.
 * https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#deep-linking
 * @param apiKey the app's client id
 */
export function themeBlocks(shop: string, apiKey: string): ThemeBlock[] {
  return BLOCKS.map(({ handle, name, template, target }) => {
    const query = `template=${template}&addAppBlockId=${apiKey}/${handle}&target=${target}`;
    const isExtra = handle !== TRACKING_BLOCK;
    return { handle, name, isExtra, url: `https://${shop}/admin/themes/current/editor?${query}` };
  });
}
