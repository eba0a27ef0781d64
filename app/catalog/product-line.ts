import { z } from "zod";

import { amount, instant, optionalText, textOrBlank } from "#app/lib/body-value.ts";
import { minorUnits } from "#app/lib/money.ts";
import { parseJson } from "#app/lib/parse-json.ts";

import { storeCare } from "./care.ts";
import type { Markets } from "./market.ts";

const careMetafield = z.object({ type: z.string(), value: z.string() }).nullish();
const listMetafield = z.object({ value: z.string() }).nullish();
const image = z.object({ url: optionalText, altText: optionalText });

/** Most of what a merchant may choose there is ten; more than this is a mistake. */
const LONGEST_LIST = 50;
const gidList = z.array(z.string().startsWith("gid://shopify/Product/"));

/**
 * A product as our queries ask for it, still without what its variants and collections say. How it is offered by
 * country stands beside the rest, under names that hold the country.
 */
export const productLine = z
  .looseObject({
    id: z.string(),
    handle: textOrBlank,
    title: textOrBlank,
    productType: textOrBlank,
    vendor: textOrBlank,
    tags: z.array(textOrBlank),
    status: z.string().transform((text) => text.toLowerCase()),
    publishedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    featuredMedia: z.object({ preview: z.object({ image: image.nullish() }).nullish() }).nullish(),
    firstCare: careMetafield,
    secondCare: careMetafield,
    complementary: listMetafield,
    related: listMetafield,
  })
  .transform((line) => ({
    gid: line.id,
    handle: line.handle,
    title: line.title,
    productType: line.productType,
    vendor: line.vendor,
    tags: line.tags,
    status: line.status,
    publishedAt: line.publishedAt,
    createdAt: line.createdAt,
    sourceUpdatedAt: line.updatedAt,
    imageUrl: line.featuredMedia?.preview?.image?.url ?? null,
    imageAlt: line.featuredMedia?.preview?.image?.altText ?? null,
    care: storeCare([line.firstCare, line.secondCare]),
    complementaryGids: readGids(line.complementary?.value, line.id),
    relatedGids: readGids(line.related?.value, line.id),
    markets: readMarkets(line),
  }));
export type ProductLine = z.infer<typeof productLine>;

/** A list of product references, without the product itself and without doubles; [] when it is none. */
function readGids(json: string | undefined, ownGid: string): string[] {
  if (json === undefined) return [];
  try {
    const gids = gidList.safeParse(parseJson(json));
    return gids.success ? [...new Set(gids.data)].filter((gid) => gid !== ownGid).slice(0, LONGEST_LIST) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const contextualPrice = z.object({
  minVariantPricing: z.object({ price: z.object({ amount, currencyCode: z.string() }) }).nullable(),
});

function readMarkets(line: Record<string, unknown>): Markets {
  const offers = Object.entries(line).flatMap(([name, published]) => {
    const country = /^publishedIn([A-Z]{2})$/.exec(name)?.[1];
    if (country === undefined) return [];
    const price = contextualPrice.nullish().parse(line[`priceIn${country}`])?.minVariantPricing?.price;
    const currency = price?.currencyCode ?? "";
    const priceMinor = price ? Number(minorUnits(price.amount, currency)) : null;
    return [[country, { published: published === true, priceMinor, currency }] as const];
  });
  return Object.fromEntries(offers);
}
