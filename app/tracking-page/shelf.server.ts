import { listProductPicks } from "#app/recommendations/list-product-picks.server.ts";

import { PRIVATE_HEADERS } from "./private-headers.ts";
import { shelfLiquid } from "./shelf-html.ts";

/** Nobody's own: a visitor who comes back to a product within minutes need not ask again. */
const HEADERS = {
  ...PRIVATE_HEADERS,
  "Cache-Control": "private, max-age=300",
  "Content-Type": "application/liquid; charset=utf-8",
};

/** The shelf beside a product, by the number in its global id; null for the shelf of the whole shop. */
export async function answerShelf(shop: string, productId: string | null, now: Date): Promise<Response> {
  if (productId !== null && !/^\d{1,20}$/.test(productId)) {
    return new Response("Not found.", { status: 404, headers: PRIVATE_HEADERS });
  }
  const gid = productId === null ? null : `gid://shopify/Product/${productId}`;
  return new Response(shelfLiquid(await listProductPicks(shop, gid, now)), { headers: HEADERS });
}
