import type { World } from "../world.ts";
import type { Order } from "./order.ts";

/** Shopify's own order status page. */
export function statusPageUrl(world: Pick<World, "config" | "shop">, order: Order): string {
  return `${world.config.storefrontUrl}/${world.shop.id}/orders/${order.token}/authenticate?key=${order.token.slice(0, 8)}`;
}
