import type { Stage } from "./emit-order.ts";
import { isInStock, type Product, type Variant } from "./product.ts";
import { restVariant } from "./rest-product.ts";
import { instant } from "./rest-values.ts";

/** A variant has come into stock or sold out since: `variants/in_stock`, `variants/out_of_stock`. */
export function tellStock(stage: Stage, product: Product, variant: Variant, wasInStock: boolean): void {
  const isNow = isInStock(variant);
  if (isNow === wasInStock) return;
  const index = product.variants.indexOf(variant);
  const updatedAt = instant(product.updatedAt, stage.shop.timezone);
  stage.emit(isNow ? "variants/in_stock" : "variants/out_of_stock", () =>
    restVariant(product, variant, index, updatedAt),
  );
}
