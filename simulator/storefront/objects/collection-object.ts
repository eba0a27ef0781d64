import type { Product } from "../../shopify/product.ts";
import { isAvailable, isVisible } from "../../shopify/product.ts";
import type { ShopStore } from "../../shopify/store.ts";
import { productObject } from "./product-object.ts";

/** Products on one page of a collection. */
export const PAGE_SIZE = 24;

/** Liquid's `collection` with one page (from 1) of its products; `all` is the whole catalog. Null when there is none. */
export function collectionObject(shop: ShopStore, handle: string, page = 1) {
  const collection = shop.collections.find((one) => one.handle === handle);
  if (!collection && handle !== "all") return null;
  const products = productsIn(shop, handle);
  return {
    handle,
    title: collection?.title ?? "Everything",
    description: collection?.descriptionHtml ?? "",
    url: `/collections/${handle}`,
    products: products.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(productObject),
    products_count: products.length,
    all_products_count: products.length,
  };
}

/** Liquid's `paginate` for that page. */
export function paginateObject(shop: ShopStore, handle: string, page: number) {
  const pages = Math.max(1, Math.ceil(productsIn(shop, handle).length / PAGE_SIZE));
  const link = (to: number) => ({ title: String(to), url: `/collections/${handle}?page=${to}`, is_link: to !== page });
  return {
    current_page: page,
    pages,
    parts: Array.from({ length: pages }, (_, at) => link(at + 1)),
    previous: page > 1 ? link(page - 1) : null,
    next: page < pages ? link(page + 1) : null,
  };
}

/** What a shopper may see, what can be bought first. */
function productsIn(shop: ShopStore, handle: string): Product[] {
  const visible = shop.products.filter(isVisible);
  const inside = handle === "all" ? visible : visible.filter((one) => one.collections.includes(handle));
  return [...inside].sort((a, b) => Number(isAvailable(b)) - Number(isAvailable(a)));
}
