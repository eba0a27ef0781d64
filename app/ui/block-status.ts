/** What `shopify.app.extensions()` tells about theme blocks, as far as we read it. */
export interface ExtensionFacts {
  type?: string;
  activations: readonly { handle?: string; status?: string; target?: string }[];
}

export type BlockStatus = "active" | "absent" | "unknown";

/** The file name of the block in extensions/afterglow-theme. */
const TRACKING_BLOCK = "track-your-order";

/** Whether the tracking block stands in the shop's published theme; unknown when Shopify does not tell. */
export function blockStatusOf(extensions: readonly ExtensionFacts[]): BlockStatus {
  const blocks = extensions
    .filter((extension) => extension.type === "theme_app_extension")
    .flatMap((extension) => extension.activations)
    .filter((block) => block.handle === TRACKING_BLOCK);
  if (blocks.some((block) => block.status === "active")) return "active";
  return blocks.length > 0 ? "absent" : "unknown";
}
