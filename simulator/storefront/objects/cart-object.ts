import { findVariant, gid, idOf, type ShopStore } from "../../shopify/store.ts";
import { imageObject } from "./product-object.ts";

/** What lies in a cart: pieces by variant id. */
export type CartLines = Map<string, number>;

const COOKIE = "cart";

/** Reads `cart=11:2,12:1` out of the Cookie header; anything else in it is ignored. */
export function readCart(cookies: string | undefined): CartLines {
  const value = /(?:^|;\s*)cart=([0-9:,]*)/.exec(cookies ?? "")?.[1] ?? "";
  const lines: CartLines = new Map();
  for (const pair of value.split(",")) {
    const [id = "", quantity = ""] = pair.split(":");
    if (id !== "" && Number(quantity) > 0) lines.set(id, Math.min(99, Number(quantity)));
  }
  return lines;
}

/** The Set-Cookie header that keeps the cart; an empty cart removes it. */
export function cartCookie(lines: CartLines): string {
  const value = [...lines].map(([id, quantity]) => `${id}:${quantity}`).join(",");
  return `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${value === "" ? 0 : 1_209_600}`;
}

/** Liquid's `cart`; variants that are gone are left out. */
export function cartObject(shop: ShopStore, lines: CartLines) {
  const items = [...lines].flatMap(([id, quantity]) => {
    const found = findVariant(shop, gid("ProductVariant", id));
    if (!found) return [];
    const { product, variant } = found;
    return [
      {
        id: Number(id),
        variant_id: Number(id),
        variant_gid: variant.gid,
        product_id: Number(idOf(product.gid)),
        title: product.title,
        product_title: product.title,
        variant_title: product.variants.length > 1 ? variant.title : null,
        handle: product.handle,
        url: `/products/${product.handle}`,
        image: imageObject(product),
        quantity,
        price: variant.priceMinor,
        final_price: variant.priceMinor,
        line_price: variant.priceMinor * quantity,
        final_line_price: variant.priceMinor * quantity,
      },
    ];
  });
  return {
    items,
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    total_price: items.reduce((sum, item) => sum + item.line_price, 0),
    currency: { iso_code: shop.currency },
  };
}
