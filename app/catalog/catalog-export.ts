import { metafieldName } from "#app/shops/care-source.ts";

import { CATALOG_EXPORT } from "./products.graphql.ts";

/** The export's query with the shop's own care sources; names hold no quotes, their schema says so. */
export function catalogExport(careSources: readonly string[]): string {
  const [first = "", second = first] = careSources;
  return CATALOG_EXPORT.replace(/(?<=firstCare: metafield\()[^)]+/, selector(first)).replace(
    /(?<=secondCare: metafield\()[^)]+/,
    selector(second),
  );
}

function selector(source: string): string {
  const { namespace, key } = metafieldName(source);
  return `namespace: "${namespace}", key: "${key}"`;
}
