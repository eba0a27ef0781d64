import type { Product, Variant } from "./product.ts";
import { amount, instant, numeric } from "./rest-values.ts";
import type { ShopStore } from "./store.ts";

/** The body of `products/create` and `products/update`. */
export function restProduct(shop: ShopStore, product: Product) {
  const at = (date: Date) => instant(date, shop.timezone);
  const image = restImage(product, at(product.createdAt));
  return {
    admin_graphql_api_id: product.gid,
    body_html: product.descriptionHtml,
    created_at: at(product.createdAt),
    handle: product.handle,
    id: numeric(product.id),
    product_type: product.productType,
    published_at: product.publishedAt && at(product.publishedAt),
    template_suffix: null,
    title: product.title,
    updated_at: at(product.updatedAt),
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    published_scope: "web",
    tags: product.tags.join(", "),
    variants: product.variants.map((variant, index) => restVariant(product, variant, index, at(product.updatedAt))),
    options: product.options.map((option, index) => ({
      name: option.name,
      id: numeric(product.id) + BigInt(index + 1),
      product_id: numeric(product.id),
      position: index + 1,
      values: option.values,
    })),
    images: [image],
    image,
    media: [],
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: variant.gid,
      updated_at: product.updatedAt.toISOString(),
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

/** The body of `variants/in_stock` and `variants/out_of_stock`, and a part of a product's. */
export function restVariant(product: Product, variant: Variant, index: number, updatedAt: string) {
  return {
    admin_graphql_api_id: variant.gid,
    barcode: null,
    compare_at_price: variant.compareAtMinor === null ? null : amount(variant.compareAtMinor),
    created_at: updatedAt,
    id: numeric(variant.id),
    inventory_policy: variant.continueSelling ? "continue" : "deny",
    position: index + 1,
    price: amount(variant.priceMinor),
    product_id: numeric(product.id),
    sku: variant.sku,
    taxable: true,
    title: variant.title,
    updated_at: updatedAt,
    option1: variant.options[0] ?? null,
    option2: variant.options[1] ?? null,
    option3: variant.options[2] ?? null,
    image_id: null,
    inventory_item_id: numeric(variant.id) + 1n,
    inventory_quantity: variant.inventory,
    old_inventory_quantity: variant.inventory,
  };
}

function restImage(product: Product, createdAt: string) {
  return {
    id: numeric(product.id) + 9n,
    alt: product.imageAlt,
    position: 1,
    product_id: numeric(product.id),
    created_at: createdAt,
    updated_at: createdAt,
    admin_graphql_api_id: `gid://shopify/ProductImage/${numeric(product.id) + 9n}`,
    width: 800,
    height: 800,
    src: product.imageUrl,
    variant_ids: [],
  };
}
