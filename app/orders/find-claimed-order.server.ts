import { timingSafeEqual } from "node:crypto";

import { db } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

import { checkoutIndexOf } from "./checkout-token.ts";

/** Who says they bought an order, on a page of Shopify's own. */
export interface BuyerClaim {
  /** Vouched for by Shopify: the customer who is logged in. */
  customerGid: string | null;
  /** Vouched for by itself: nobody but the buyer and the shop's apps know it. */
  checkoutToken: string | null;
}

export interface ClaimedOrder {
  /** Ours. */
  id: string;
  /** Its shopper does not want to be counted. */
  optedOut: boolean;
}

/**
 * The order, when the claim fits it. Unknown, redacted, another shop's and another buyer's orders
 * are all null.
 */
export async function findClaimedOrder(
  shop: string,
  orderGid: string,
  claim: BuyerClaim,
): Promise<ClaimedOrder | null> {
  const [vault, order] = await Promise.all([
    openVault(shop),
    db.order.findUnique({
      where: { shop_gid: { shop, gid: orderGid } },
      select: { id: true, customerGid: true, checkoutIndex: true, redactedAt: true, optedOutAt: true },
    }),
  ]);
  const claimed = checkoutIndexOf(vault, claim.checkoutToken);
  if (!order || order.redactedAt) return null;
  const isCustomer = claim.customerGid !== null && claim.customerGid === order.customerGid;
  const isCheckout = claimed !== null && order.checkoutIndex !== null && timingSafeEqual(claimed, order.checkoutIndex);
  return isCustomer || isCheckout ? { id: order.id, optedOut: order.optedOutAt !== null } : null;
}
