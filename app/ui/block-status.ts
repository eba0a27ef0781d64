/** What `shopify.app.extensions()` tells about theme blocks, as far as we read it. */
export interface ExtensionFacts {
  type?: string;
  activations: readonly { handle?: string; status?: string; target?: string }[];
}

export type BlockStatus = "active" | "absent" | "unknown";

/** The status of a block, by its file name in extensions/afterglow-theme. */
export type BlockStatusOf = (handle: string) => BlockStatus;

/** Whether each block stands in the shop's published theme; unknown when Shopify does not tell. */
export function readBlockStatus(extensions: readonly ExtensionFacts[]): BlockStatusOf {
  const all = extensions
    .filter((extension) => extension.type === "theme_app_extension")
    .flatMap((extension) => extension.activations);
  return (handle) => {
    const blocks = all.filter((block) => block.handle === handle);
    if (blocks.some((block) => block.status === "active")) return "active";
    return blocks.length > 0 ? "absent" : "unknown";
  };
}
