import { metafieldName } from "#app/shops/care-source.ts";

import { CATALOG_EXPORT } from "./products.graphql.ts";

/** What is asked of every product, and of which. */
export interface ExportWish {
  /** Names without quotes, as their schema says. */
  careSources: readonly string[];
  /** Whose offers and prices are asked for, ISO 3166-1 alpha-2. */
  countries: readonly string[];
  /** Only what changed since; null: everything. */
  changedSince: Date | null;
}

/** The export's query with the shop's own care sources and countries. */
export function catalogExport({ careSources, countries, changedSince }: ExportWish): string {
  const [first = "", second = first] = careSources;
  const query = CATALOG_EXPORT.replace(/(?<=firstCare: metafield\()[^)]+/, selector(first)).replace(
    /(?<=secondCare: metafield\()[^)]+/,
    selector(second),
  );
  return askCountries(changedSince ? narrow(query, changedSince) : query, countries);
}

/** Does the query ask for everything there is? Then what it does not find is gone. */
export function isWhole(query: string): boolean {
  return !NARROWED.test(query);
}

/** The countries whose offers and prices a query asks for. */
export function askedCountries(query: string): string[] {
  return [...query.matchAll(/\bpublishedIn([A-Z]{2}):/g)].flatMap(([, country]) => country ?? []);
}

const NARROWED = /\bproducts\(query:/;
/** https://shopify.dev/docs/api/usage/search-syntax */
function narrow(query: string, since: Date): string {
  return query.replace(/\bproducts \{/, `products(query: "updated_at:>='${since.toISOString()}'") {`);
}

/** In place of the country that is none: the same for each of these. */
export function askCountries(query: string, countries: readonly string[]): string {
  return query.replace(/ *publishedInZZ:[^]+?# and so on by country\n/, (one) =>
    countries.map((country) => one.replaceAll("ZZ", country).replace(/ # .+/, "")).join(""),
  );
}

function selector(source: string): string {
  const { namespace, key } = metafieldName(source);
  return `namespace: "${namespace}", key: "${key}"`;
}
