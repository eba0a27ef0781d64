import { z } from "zod";

import { gid, shopifyId } from "#app/lib/shopify-id.ts";

import { amount, gidText, instant, list, optionalInstant, optionalText, quantity } from "#app/lib/body-value.ts";

const transaction = z.object({ kind: optionalText, status: optionalText, amount: amount.nullish() });

const refundLine = z.object({
  quantity,
  line_item_id: shopifyId,
  line_item: z.object({ admin_graphql_api_id: gidText.nullish() }).nullish(),
});

const sum = (amounts: string[]) => amounts.reduce((total, one) => total + Number(one), 0).toFixed(4);

/** `refunds/create`, and each entry of an order's `refunds`. */
export const refundBody = z
  .object({
    id: shopifyId,
    admin_graphql_api_id: gidText.nullish(),
    order_id: shopifyId,
    created_at: instant,
    processed_at: optionalInstant,
    refund_line_items: list(refundLine),
    transactions: list(transaction),
  })
  .transform((body) => ({
    gid: body.admin_graphql_api_id ?? gid("Refund", body.id),
    orderGid: gid("Order", body.order_id),
    refundedAt: body.processed_at ?? body.created_at,
    /** Decimal, in the order's currency: money that went back, not what may follow. */
    amount: sum(
      body.transactions.flatMap((one) =>
        one.kind === "refund" && one.status === "success" && one.amount ? [one.amount] : [],
      ),
    ),
    lines: body.refund_line_items.map((line) => ({
      lineGid: line.line_item?.admin_graphql_api_id ?? gid("LineItem", line.line_item_id),
      quantity: line.quantity,
    })),
  }));

/** One refund, whichever way Shopify told of it. */
export type RefundBody = z.infer<typeof refundBody>;
