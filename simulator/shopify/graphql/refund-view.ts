import type { World } from "../../world.ts";
import type { Order, Refund } from "../order.ts";
import { type PageArguments, toConnection, type View } from "./connection.ts";
import { lineView } from "./line-view.ts";
import { moneyBag } from "./values.ts";

export function refundView(
  world: World,
  order: Order,
  refund: Refund,
  viewOrder: (world: World, order: Order) => View,
): View {
  return {
    __typename: "Refund",
    id: refund.gid,
    legacyResourceId: refund.id,
    createdAt: refund.createdAt,
    processedAt: refund.createdAt,
    updatedAt: refund.createdAt,
    note: refund.note,
    order: () => viewOrder(world, order),
    totalRefundedSet: moneyBag(refund.amountMinor, order.currency),
    refundLineItems: (args: PageArguments) =>
      toConnection(
        refund.lines,
        args,
        (one) => ({
          __typename: "RefundLineItem",
          id: `gid://shopify/RefundLineItem/${one.id}`,
          quantity: one.quantity,
          restockType: refund.restock ? "RETURN" : "NO_RESTOCK",
          restocked: refund.restock,
          lineItem: () => {
            const line = order.lines.find((candidate) => candidate.gid === one.lineGid);
            return line && lineView(world, order, line);
          },
        }),
        (one) => one.id,
      ),
  };
}
