import type { World } from "../../world.ts";
import { type Collection, isAvailable, type Product, type Variant } from "../product.ts";
import { type PageArguments, toConnection, type View } from "./connection.ts";
import { metafieldFields } from "./metafield-view.ts";
import { offerFields } from "./offer-view.ts";
import { countView, imageView, moneyV2 } from "./values.ts";

const amount = (minor: number) => (minor / 100).toFixed(2);

export function productView(world: World, product: Product): View {
  const { currency, collections } = world.shop;
  const prices = product.variants.map((variant) => variant.priceMinor);
  const image = imageView(product.imageUrl, product.imageAlt);
  const url = `${world.config.storefrontUrl}/products/${product.handle}`;
  const stock = product.variants.reduce((sum, variant) => sum + variant.inventory, 0);
  const media = { __typename: "MediaImage", id: `gid://shopify/MediaImage/${product.id}`, alt: product.imageAlt };
  const featured = {
    ...media,
    image,
    mediaContentType: "IMAGE",
    status: "READY",
    preview: { __typename: "MediaPreviewImage", image, status: "READY" },
  };
  return {
    __typename: "Product",
    id: product.gid,
    legacyResourceId: product.id,
    handle: product.handle,
    title: product.title,
    description: () => product.descriptionHtml.replace(/<[^>]+>/g, " ").trim(),
    descriptionHtml: product.descriptionHtml,
    productType: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    status: product.status,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.publishedAt,
    category: null,
    isGiftCard: false,
    requiresSellingPlan: false,
    totalInventory: stock,
    tracksInventory: true,
    hasOnlyDefaultVariant: product.variants.length === 1,
    hasOutOfStockVariants: product.variants.some((variant) => variant.inventory <= 0),
    onlineStoreUrl: product.status === "ACTIVE" && product.publishedAt ? url : null,
    onlineStorePreviewUrl: url,
    ...offerFields(world, product),
    featuredImage: image,
    featuredMedia: featured,
    media: (args: PageArguments) =>
      toConnection(
        [featured],
        args,
        (one) => one,
        (one) => one.id,
      ),
    images: (args: PageArguments) =>
      toConnection(
        [image],
        args,
        (one) => one,
        () => product.id,
      ),
    options: () =>
      product.options.map((option, index) => ({
        __typename: "ProductOption",
        id: `gid://shopify/ProductOption/${product.id}${index}`,
        position: index + 1,
        ...option,
      })),
    priceRangeV2: {
      minVariantPrice: moneyV2(Math.min(...prices), currency),
      maxVariantPrice: moneyV2(Math.max(...prices), currency),
    },
    collections: (args: PageArguments) =>
      toConnection(
        collections.filter((one) => product.collections.includes(one.handle)),
        args,
        (one) => collectionView(world, one),
        (one) => one.id,
      ),
    variantsCount: countView(product.variants.length),
    variants: (args: PageArguments) =>
      toConnection(
        product.variants,
        args,
        (one) => variantView(world, product, one),
        (one) => one.id,
      ),
    ...metafieldFields(world, product.gid),
  };
}

export function variantView(world: World, product: Product, variant: Variant): View {
  return {
    __typename: "ProductVariant",
    id: variant.gid,
    legacyResourceId: variant.id,
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    barcode: null,
    price: amount(variant.priceMinor),
    compareAtPrice: variant.compareAtMinor === null ? null : amount(variant.compareAtMinor),
    availableForSale: isAvailable(product) && (variant.inventory > 0 || variant.continueSelling),
    inventoryQuantity: variant.inventory,
    sellableOnlineQuantity: Math.max(0, variant.inventory),
    inventoryPolicy: variant.continueSelling ? "CONTINUE" : "DENY",
    taxable: true,
    requiresComponents: false,
    position: product.variants.indexOf(variant) + 1,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    image: null,
    selectedOptions: product.options.map((option, index) => ({
      name: option.name,
      value: variant.options[index] ?? "",
    })),
    product: () => productView(world, product),
    ...metafieldFields(world, variant.gid),
  };
}

export function collectionView(world: World, collection: Collection): View {
  const inside = () => world.shop.products.filter((product) => product.collections.includes(collection.handle));
  return {
    __typename: "Collection",
    id: collection.gid,
    legacyResourceId: collection.id,
    handle: collection.handle,
    title: collection.title,
    description: () => collection.descriptionHtml.replace(/<[^>]+>/g, " ").trim(),
    descriptionHtml: collection.descriptionHtml,
    updatedAt: collection.updatedAt ?? world.shop.installedAt ?? world.now(),
    sortOrder: "MANUAL",
    image: null,
    productsCount: () => countView(inside().length),
    products: (args: PageArguments) =>
      toConnection(
        inside(),
        args,
        (one) => productView(world, one),
        (one) => one.id,
      ),
    ...metafieldFields(world, collection.gid),
  };
}
