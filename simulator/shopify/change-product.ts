import type { Stage } from "./emit-order.ts";
import { isInStock, type Product, type Variant } from "./product.ts";
import { restProduct } from "./rest-product.ts";
import { numeric } from "./rest-values.ts";
import { findProduct } from "./store.ts";
import { tellStock } from "./tell-stock.ts";

export interface ProductChange {
  product?: Partial<
    Pick<Product, "title" | "descriptionHtml" | "status" | "tags" | "productType" | "handle" | "heldBackFrom">
  >;
  /** Applied to every variant. */
  variants?: Partial<Pick<Variant, "priceMinor" | "compareAtMinor" | "inventory" | "continueSelling">>;
}

/** The merchant edits a product: `products/update`. */
export function changeProduct(stage: Stage, gidOrHandle: string, change: ProductChange): Product {
  const product = needProduct(stage, gidOrHandle);
  Object.assign(product, change.product);
  const before = product.variants.map(isInStock);
  for (const variant of product.variants) Object.assign(variant, change.variants);
  product.updatedAt = stage.now();
  stage.emit("products/update", () => restProduct(stage.shop, product));
  for (const [index, variant] of product.variants.entries()) tellStock(stage, product, variant, before[index] ?? false);
  return product;
}

/** The merchant deletes a product: `products/delete` with nothing but its id. */
export function deleteProduct(stage: Stage, gidOrHandle: string): void {
  const product = needProduct(stage, gidOrHandle);
  stage.shop.products = stage.shop.products.filter((one) => one !== product);
  stage.emit("products/delete", { id: numeric(product.id) });
}

function needProduct(stage: Stage, gidOrHandle: string): Product {
  const product = findProduct(stage.shop, gidOrHandle);
  if (!product) throw new Error(`No product ${gidOrHandle}`);
  return product;
}
