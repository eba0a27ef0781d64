import type { Product, Variant } from "../shopify/product.ts";
import { gid, type ShopStore } from "../shopify/store.ts";
import { CARE } from "./care.ts";
import { GARDEN } from "./catalog/garden.ts";
import { HOME } from "./catalog/home.ts";
import type { Occasion, Palette, Shelf } from "./catalog/shelf.ts";
import { TABLEWARE } from "./catalog/tableware.ts";
import { TEXTILES } from "./catalog/textiles.ts";
import { type Chance, createChance, seedOf } from "./chance.ts";
import { COLLECTIONS } from "./collections.ts";

export const SHELVES: Shelf[] = [...TABLEWARE, ...TEXTILES, ...GARDEN, ...HOME];

/** What the pictures and the shoppers know about a product beyond what Shopify knows. */
export interface Trait {
  type: string;
  palette: Palette;
  occasions: Occasion[];
}

const DAY_MS = 86_400_000;

/** Fills the shop with products and collections. Returns their traits by handle. */
export function stockShelves(shop: ShopStore, worldUrl: string, anchor: Date): Map<string, Trait> {
  const traits = new Map<string, Trait>();
  for (const { handle, title, description } of COLLECTIONS) {
    const id = shop.nextId("Collection");
    shop.collections.push({ id, gid: gid("Collection", id), handle, title, descriptionHtml: `<p>${description}</p>` });
  }
  for (const shelf of SHELVES) {
    for (const row of shelf.rows) {
      const [title = "", euros = "0", palette = "oat", occasions = ""] = row.split(" | ");
      const trait = {
        type: shelf.type,
        palette: palette as Palette,
        occasions: occasions.split(", ") as Occasion[],
      };
      const product = makeProduct(shop, shelf, { title, priceMinor: Number(euros) * 100, trait, worldUrl, anchor });
      shop.products.push(product);
      addCare(shop, product);
      traits.set(product.handle, trait);
    }
  }
  return traits;
}

function addCare(shop: ShopStore, { gid: ownerGid, productType, createdAt }: Product): void {
  const value = CARE[productType];
  if (value === undefined) return;
  const name = { namespace: "descriptors", key: "care_guide", type: "multi_line_text_field" };
  const times = { createdAt, updatedAt: createdAt };
  shop.metafields.push({ gid: gid("Metafield", shop.nextId("Metafield")), ownerGid, ...name, value, ...times });
}

interface Article {
  title: string;
  priceMinor: number;
  trait: Trait;
  worldUrl: string;
  anchor: Date;
}

function makeProduct(shop: ShopStore, shelf: Shelf, article: Article): Product {
  const handle = handleOf(article.title);
  const chance = createChance(seedOf(handle));
  const id = shop.nextId("Product");
  const createdAt = new Date(article.anchor.getTime() - chance.between(70, 900) * DAY_MS);
  return {
    id,
    gid: gid("Product", id),
    handle,
    title: article.title,
    descriptionHtml: `<p>${shelf.about}</p>`,
    productType: shelf.type,
    vendor: shelf.vendor,
    tags: [...article.trait.occasions, article.trait.palette],
    status: chance.happens(0.02) ? "DRAFT" : "ACTIVE",
    createdAt,
    updatedAt: createdAt,
    publishedAt: createdAt,
    collections: [shelf.collection],
    imageUrl: `${article.worldUrl}/images/${handle}.svg`,
    imageAlt: `${article.title}, drawn in ${article.trait.palette}`,
    options: [shelf.option ?? { name: "Title", values: ["Default Title"] }].map(({ name, values }) => ({
      name,
      values,
    })),
    variants: makeVariants(shop, shelf, article.priceMinor, handle, chance),
  };
}

function makeVariants(shop: ShopStore, shelf: Shelf, priceMinor: number, handle: string, chance: Chance): Variant[] {
  const soldOut = chance.happens(0.04);
  const reduced = chance.happens(0.08);
  return (shelf.option?.values ?? ["Default Title"]).map((value, index) => {
    const id = shop.nextId("ProductVariant");
    const price = priceMinor + index * (shelf.option?.addMinor ?? 0);
    return {
      id,
      gid: gid("ProductVariant", id),
      title: value,
      sku: `WIL-${(seedOf(handle) % 46_656).toString(36).toUpperCase().padStart(3, "0")}-${index + 1}`,
      priceMinor: price,
      compareAtMinor: reduced ? Math.round((price * 1.2) / 100) * 100 : null,
      inventory: soldOut ? 0 : chance.between(14, 160),
      continueSelling: false,
      grams: shelf.grams * (index + 1),
      options: [value],
    };
  });
}

/** "Hazel stoneware teapot, 0.9 l" → "hazel-stoneware-teapot-0-9-l" */
function handleOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
