import type { Context } from "./evidence.ts";

/**
 * Features that need the orders themselves and not only what pairs add up to. Only tasks that are asked with all orders
 * at hand have them (`looks.ts`): the picks of an order are made from what was stored of its products alone.
 */
export interface Look {
  /** Values a candidate. */
  width: number;
  /** Takes in a context, then says the values of one product after the other; they last until the next one. */
  at: (context: Context) => (product: number) => ArrayLike<number>;
}
