import { clickId, readClickId } from "#app/attribution/click-key.server.ts";
import { countPickClick } from "#app/attribution/count-click.server.ts";
import { findLastOrderOf } from "#app/attribution/find-last-order.server.ts";
import { isVisit } from "#app/engagement/visitor.ts";
import { readForm } from "#app/lib/read-form.ts";
import { listProductPicks } from "#app/recommendations/list-product-picks.server.ts";

import { isViewedTooOften } from "./look-up-limits.server.ts";
import { addressKey } from "./look-up-keys.ts";
import { PRIVATE_HEADERS } from "./private-headers.ts";
import { shelfLiquid } from "./shelf-html.ts";

/** Nobody's own: a visitor who comes back to a product within minutes need not ask again. */
const HEADERS = {
  ...PRIVATE_HEADERS,
  "Cache-Control": "private, max-age=300",
  "Content-Type": "application/liquid; charset=utf-8",
};

const BODY_LIMIT = 512;

/** The shelf beside a product, by the number in its global id; null for the shelf of the whole shop. */
export async function answerShelf(shop: string, productId: string | null, now: Date): Promise<Response> {
  if (productId !== null && !/^\d{1,20}$/.test(productId)) {
    return new Response("Not found.", { status: 404, headers: PRIVATE_HEADERS });
  }
  const gid = productId === null ? null : `gid://shopify/Product/${productId}`;
  const picks = (await listProductPicks(shop, gid, now)).map(({ handle, productGid, kind }, position) => {
    return { handle, clickId: clickId(shop, { orderId: null, productGid, kind, position }) };
  });
  return new Response(shelfLiquid(picks), { headers: HEADERS });
}

/**
 * Takes the script's word for a click on a shelf. Whose it was is known of who is logged in at the shop alone; it then
 * belongs to their last order. Says nothing about whether it counted.
 */
export async function countShelfClick(request: Request, shop: string, customerGid: string | null): Promise<Response> {
  const form = await readForm(request, BODY_LIMIT);
  const pick = isVisit(request) ? readClickId(shop, form?.get("id") ?? "") : null;
  const from = addressKey(request.headers.get("X-Forwarded-For"));
  if (pick?.orderId === null && !(await isViewedTooOften(shop, `shelf ${from}`))) {
    const orderId = customerGid === null ? null : await findLastOrderOf(shop, customerGid);
    countPickClick(shop, { ...pick, orderId }, "shelf");
  }
  return new Response(null, { status: 204, headers: PRIVATE_HEADERS });
}
