import type { World } from "../../world.ts";
import type { Order, OrderLine } from "../order.ts";
import { openQuantity } from "../order-state.ts";
import { findProduct, findVariant } from "../store.ts";
import type { View } from "./connection.ts";
import { productView, variantView } from "./product-view.ts";
import { imageView, moneyBag } from "./values.ts";

export function lineView(world: World, order: Order, line: OrderLine): View {
  const product = line.productGid ? findProduct(world.shop, line.productGid) : undefined;
  const found = line.variantGid ? findVariant(world.shop, line.variantGid) : undefined;
  const bag = (minor: number) => moneyBag(minor, order.currency);
  return {
    __typename: "LineItem",
    id: line.gid,
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unfulfilledQuantity: openQuantity(order, line),
    nonFulfillableQuantity: 0,
    refundableQuantity: line.currentQuantity,
    requiresShipping: true,
    isGiftCard: false,
    taxable: true,
    customAttributes: [],
    image: () => (product ? imageView(product.imageUrl, product.imageAlt) : null),
    originalUnitPriceSet: bag(line.priceMinor),
    discountedUnitPriceSet: bag(line.priceMinor),
    discountedUnitPriceAfterAllDiscountsSet: bag(line.priceMinor),
    originalTotalSet: bag(line.priceMinor * line.quantity),
    discountedTotalSet: bag(line.priceMinor * line.quantity),
    totalDiscountSet: bag(0),
    product: () => (product ? productView(world, product) : null),
    variant: () => (found ? variantView(world, found.product, found.variant) : null),
  };
}
