import type { Order, OrderLine, Product } from "@prisma/client";

import { pool } from "#app/db.server.ts";
import { columnsOf, jsonList, type JsonRow, only } from "#app/lib/sql-json.ts";

import type { BoughtProduct, Purchase } from "./regret.ts";

const HISTORY_LINES = 2_000;

/** What is asked of the order's lines, and of their products as far as the catalog knows them. */
export const BOUGHT_LINE = ["productGid", "title", "priceMinor", "currentQuantity"] as const;
export const BOUGHT_PRODUCT = ["gid", "title", "productType", "vendor", "tags", "priceMinor", "currency"] as const;

type BoughtLine = JsonRow<OrderLine, (typeof BOUGHT_LINE)[number]> & {
  product: JsonRow<Product, (typeof BOUGHT_PRODUCT)[number]> | null;
};

/** An order as the rules of picks see it. */
export interface PurchaseRow extends Pick<Order, "currency"> {
  lines: BoughtLine[];
  /** What {@link OWNED} yields. */
  owned: string[];
}

/** SQL: the lines of `"Order" bought`, each with its product; both with at least what a purchase asks of them. */
export function boughtLines(line: readonly string[], product: readonly string[]): string {
  return jsonList(`
    select ${columnsOf("line", line)}, product
      from "OrderLine" line
      left join ${only("Product", ["shop", ...product])} product
             on product.shop = line.shop and product.gid = line."productGid"
     where line."orderId" = bought.id order by line.position`);
}

/**
 * SQL: products of the other orders of whoever placed `"Order" bought`, sent back or not: neither is to be sold
 * again. No personal data is opened: the person is known by the customer's id or the e-mail's blind index.
 */
export const OWNED = `(
  select coalesce(json_agg(line."productGid"), '[]') from (
    select line."productGid"
      from "Order" other join "OrderLine" line on line."orderId" = other.id and line."productGid" is not null
     where other.shop = bought.shop and other.id <> bought.id
       and (other."customerGid" = bought."customerGid" or other."emailIndex" = bought."emailIndex")
     limit ${HISTORY_LINES}) line)`;

/** SQL: the columns over `"Order" bought` that make a {@link PurchaseRow}. */
export const PURCHASE = `bought.currency, ${boughtLines(BOUGHT_LINE, BOUGHT_PRODUCT)} as lines, ${OWNED} as owned`;

const FIND = `select ${PURCHASE} from "Order" bought where bought.shop = $1 and bought.id = $2`;

/** The order as picks see it, or null when there is no such order. */
export async function findPurchase(shop: string, orderId: string, now: Date): Promise<Purchase | null> {
  const { rows } = await pool.query<PurchaseRow>(FIND, [shop, orderId]);
  return rows[0] ? readPurchase(rows[0], now) : null;
}

export function readPurchase({ currency, lines, owned }: PurchaseRow, now: Date): Purchase {
  const bought = lines.flatMap((line) => (line.productGid === null ? [] : [describe(line, line.productGid, currency)]));
  return { bought, owned: new Set(owned), now };
}

function describe(line: BoughtLine, gid: string, currency: string): BoughtProduct {
  const { product } = line;
  const paid = product === null || product.currency === currency ? line.priceMinor : 0;
  return {
    gid,
    title: product?.title || line.title,
    productType: product?.productType ?? "",
    vendor: product?.vendor ?? "",
    tags: product?.tags ?? [],
    priceMinor: Math.max(paid, product?.priceMinor ?? 0),
    kept: line.currentQuantity > 0,
  };
}
