import type { World } from "../world.ts";

/** Counts of everything, and what became of the webhooks. */
export function stateOf(world: World) {
  const { shop, webhooks } = world;
  const byState = (state: string) => webhooks.filter((one) => one.state === state).length;
  return {
    shop: shop.domain,
    installedAt: shop.installedAt,
    products: shop.products.length,
    customers: shop.customers.length,
    orders: shop.orders.length,
    fulfillments: shop.orders.reduce((sum, order) => sum + order.fulfillments.length, 0),
    bulkOperations: shop.bulkOperations.map(({ gid, status, objectCount }) => ({ gid, status, objectCount })),
    webhooks: {
      all: webhooks.length,
      delivered: byState("delivered"),
      waiting: byState("waiting"),
      failed: byState("failed"),
    },
    faults: world.faults,
  };
}
