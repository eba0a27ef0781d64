import { isAvailable, priceOf, type Product, type Variant } from "../../shopify/product.ts";
import { idOf } from "../../shopify/store.ts";

/** Liquid's `product`, as far as themes and our blocks read it. Prices are in minor units. */
export function productObject(product: Product) {
  const image = imageObject(product);
  const variants = product.variants.map((variant) => variantObject(product, variant, image));
  const compareAt = Math.max(0, ...product.variants.map((variant) => variant.compareAtMinor ?? 0));
  return {
    id: Number(idOf(product.gid)),
    handle: product.handle,
    title: product.title,
    url: `/products/${product.handle}`,
    description: product.descriptionHtml,
    content: product.descriptionHtml,
    type: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    available: isAvailable(product),
    price: priceOf(product),
    price_min: priceOf(product),
    price_max: Math.max(...product.variants.map((variant) => variant.priceMinor)),
    price_varies: new Set(product.variants.map((variant) => variant.priceMinor)).size > 1,
    compare_at_price: compareAt > 0 ? compareAt : null,
    featured_image: image,
    featured_media: { ...image, media_type: "image", preview_image: image },
    images: [image],
    media: [image],
    has_only_default_variant: product.variants.length === 1,
    variants,
    selected_or_first_available_variant: variants.find((variant) => variant.available) ?? variants[0] ?? null,
    options: product.options.map((option) => option.name),
    options_with_values: product.options.map((option, at) => ({ ...option, position: at + 1 })),
    metafields: {},
  };
}

export function imageObject(product: Product) {
  return { src: product.imageUrl, alt: product.imageAlt, width: 1200, height: 1200, aspect_ratio: 1 };
}

function variantObject(product: Product, variant: Variant, image: ReturnType<typeof imageObject>) {
  return {
    id: Number(idOf(variant.gid)),
    title: variant.title,
    sku: variant.sku,
    price: variant.priceMinor,
    compare_at_price: variant.compareAtMinor,
    available: variant.inventory > 0 || variant.continueSelling,
    requires_shipping: true,
    options: variant.options,
    option1: variant.options[0] ?? null,
    option2: variant.options[1] ?? null,
    option3: variant.options[2] ?? null,
    featured_image: image,
    url: `/products/${product.handle}?variant=${idOf(variant.gid)}`,
  };
}
