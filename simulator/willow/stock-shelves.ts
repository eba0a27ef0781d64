import type { Product, Variant } from "../shopify/product.ts";
import { gid, type Metafield, type ShopStore } from "../shopify/store.ts";
import { CARE } from "./care.ts";
import { FINER } from "./catalog/finer.ts";
import { FRESH } from "./catalog/fresh.ts";
import { GARDEN } from "./catalog/garden.ts";
import { HOME } from "./catalog/home.ts";
import type { Occasion, Palette, Shelf } from "./catalog/shelf.ts";
import { TABLEWARE } from "./catalog/tableware.ts";
import { TEXTILES } from "./catalog/textiles.ts";
import { type Chance, createChance, seedOf } from "./chance.ts";
import { COLLECTIONS } from "./collections.ts";
import { COMPLEMENTS } from "./complements.ts";
import { HELD_BACK, MARKETS } from "./markets.ts";

const SHELVES: Shelf[] = [...TABLEWARE, ...TEXTILES, ...GARDEN, ...HOME, ...FINER, ...FRESH];

/** What the pictures and the shoppers know about a product beyond what Shopify knows. */
export interface Trait {
  type: string;
  palette: Palette;
  occasions: Occasion[];
  /** Came in this week. */
  isFresh: boolean;
}

const DAY_MS = 86_400_000;

/** Fills the shop with products and collections. Returns their traits by handle. */
export function stockShelves(shop: ShopStore, worldUrl: string, anchor: Date): Map<string, Trait> {
  const traits = new Map<string, Trait>();
  shop.markets = MARKETS;
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
        isFresh: FRESH.includes(shelf),
      };
      const product = makeProduct(shop, shelf, { title, priceMinor: Number(euros) * 100, trait, worldUrl, anchor });
      shop.products.push(product);
      addCare(shop, product);
      traits.set(product.handle, trait);
    }
  }
  for (const { title, others } of COMPLEMENTS) addComplements(shop, title, others);
  return traits;
}

function addCare(shop: ShopStore, product: Product): void {
  const value = CARE[product.productType];
  if (value === undefined) return;
  addMetafield(shop, product, { namespace: "descriptors", key: "care_guide", type: "multi_line_text_field", value });
}

/** @param others the beginnings of titles; one that nothing is called any more is left out */
function addComplements(shop: ShopStore, title: string, others: readonly string[]): void {
  const find = (start: string) => shop.products.find((product) => product.title.startsWith(start));
  const product = find(title);
  const gids = others.flatMap((start) => find(start)?.gid ?? []);
  if (!product || gids.length === 0) return;
  const name = { namespace: "shopify--discovery--product_recommendation", key: "complementary_products" };
  addMetafield(shop, product, { ...name, type: "list.product_reference", value: JSON.stringify(gids) });
}

function addMetafield(
  shop: ShopStore,
  { gid: ownerGid, createdAt }: Product,
  field: Pick<Metafield, "namespace" | "key" | "type" | "value">,
): void {
  const times = { createdAt, updatedAt: createdAt };
  shop.metafields.push({ gid: gid("Metafield", shop.nextId("Metafield")), ownerGid, ...field, ...times });
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
  const days = article.trait.isFresh ? chance.between(1, 6) : chance.between(70, 900);
  const createdAt = new Date(article.anchor.getTime() - days * DAY_MS);
  return {
    id,
    gid: gid("Product", id),
    handle,
    title: article.title,
    descriptionHtml: `<p>${shelf.about}</p>`,
    productType: shelf.type,
    vendor: shelf.vendor,
    tags: [...article.trait.occasions, article.trait.palette],
    status: chance.happens(0.02) && !article.trait.isFresh ? "DRAFT" : "ACTIVE",
    createdAt,
    updatedAt: createdAt,
    publishedAt: createdAt,
    collections: [shelf.collection],
    heldBackFrom: HELD_BACK[shelf.type] ?? [],
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
