export interface ExportSize {
  products: number;
  /** Products whose numbers are divisible by it are told to have changed. */
  changedEvery?: number;
}

const VARIANTS = 4;
const COLLECTIONS = 3;
export const COUNTRIES = ["DE", "AT", "CH", "US"];
const WORDS = "oak linen glazed small large washed round forged woven bright quiet blue moss honey".split(" ");

/**
 * The result of a bulk operation: every product with four variants, three collections, two lists and four countries.
 * The same size gives the same text.
 */
export function exportText({ products, changedEvery }: ExportSize): { jsonl: string; lines: number } {
  const all = Array.from({ length: products }, (_, at) => {
    return linesOf(at + 1, changedEvery !== undefined && (at + 1) % changedEvery === 0);
  });
  return { jsonl: all.join(""), lines: products * (1 + VARIANTS + COLLECTIONS) };
}

function linesOf(n: number, isChanged: boolean): string {
  const id = `gid://shopify/Product/${9_000_000_000_000 + n}`;
  const word = (at: number) => WORDS[(n * 7 + at * 5) % WORDS.length];
  const list = (step: number) => ({
    value: JSON.stringify([1, 2, 3].map((k) => `gid://shopify/Product/${n + k * step}`)),
  });
  const offers: Record<string, unknown> = {};
  for (const [at, country] of COUNTRIES.entries()) {
    offers[`publishedIn${country}`] = (n + at) % 11 !== 0;
    offers[`priceIn${country}`] = {
      minVariantPricing: { price: { amount: `${10 + (n % 90)}.5`, currencyCode: "EUR" } },
    };
  }
  const product = {
    id,
    handle: `product-${n}`,
    title: `${word(1)} ${word(2)} ${word(3)} ${n}`,
    productType: `Type ${n % 200}`,
    vendor: `Vendor ${n % 50}`,
    tags: ["home", `tag-${n % 40}`, `tag-${n % 7}`],
    status: "ACTIVE",
    publishedAt: "2026-01-01T08:00:00Z",
    createdAt: "2026-01-01T08:00:00Z",
    updatedAt: isChanged ? "2026-11-02T08:00:00Z" : "2026-11-01T08:00:00Z",
    featuredMedia: {
      preview: { image: { url: `https://cdn.example/products/${n}.jpg?v=17`, altText: `Number ${n}` } },
    },
    firstCare: { type: "multi_line_text_field", value: "Wash at 30 °C. Dry flat." },
    secondCare: null,
    ...{ complementary: list(3), related: list(17), ...offers },
  };
  const child = (kind: string, number: number, facts: object) =>
    JSON.stringify({ id: `gid://shopify/${kind}/${number}`, ...facts, __parentId: id });
  const collections = Array.from({ length: COLLECTIONS }, (_, at) => {
    const number = 1 + ((n + at * 71) % 400);
    const facts = { handle: `collection-${number}`, title: `Collection ${number}`, updatedAt: "2026-11-01T08:00:00Z" };
    return child("Collection", number, facts);
  });
  const variants = Array.from({ length: VARIANTS }, (_, at) =>
    child("ProductVariant", n * 10 + at, { price: `${10 + (n % 90) + at}.50`, availableForSale: (n + at) % 9 !== 0 }),
  );
  return `${[JSON.stringify(product), ...collections, ...variants].join("\n")}\n`;
}
