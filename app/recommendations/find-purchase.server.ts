import type { Order, OrderLine, Product } from "@prisma/client";

import { pool } from "#app/db.server.ts";
import { jsonObject, type JsonRow, jsonRows } from "#app/lib/sql-json.ts";

import type { BoughtProduct, Purchase } from "./regret.ts";

const HISTORY_LINES = 2_000;

const LINE = ["productGid", "title", "priceMinor", "currentQuantity"] as const;
const PRODUCT = ["gid", "title", "productType", "vendor", "tags", "priceMinor", "currency"] as const;

type LineRow = JsonRow<OrderLine, (typeof LINE)[number]>;
type ProductRow = JsonRow<Product, (typeof PRODUCT)[number]>;

/** What {@link PURCHASE} yields. */
export interface PurchaseRow extends Pick<Order, "currency"> {
  lines: LineRow[];
  /** Of the lines, as far as the catalog knows them. */
  products: ProductRow[];
  /** Products of the person's other orders, sent back or not: neither is to be sold again. */
  owned: string[];
}

const LINES = `"OrderLine" line where line."orderId" = bought.id and line."productGid" is not null`;
const PRODUCTS = `"Product" product where product.shop = bought.shop and product.gid in (select line."productGid" from ${LINES})`;

const OWNED = `(
  select coalesce(json_agg(distinct line."productGid"), '[]') from (
    select line."productGid"
      from "Order" other join "OrderLine" line on line."orderId" = other.id and line."productGid" is not null
     where other.shop = bought.shop and other.id <> bought.id
       and (other."customerGid" = bought."customerGid" or other."emailIndex" = bought."emailIndex")
     limit ${HISTORY_LINES}) line)`;

/**
 * Columns over `"Order" bought` that tell a purchase. No personal data is opened: other orders of the same
 * person are found by the customer's id or the e-mail's blind index.
 */
export const PURCHASE = {
  currency: "bought.currency",
  lines: jsonRows("line", LINE, LINES, "line.position"),
  products: jsonRows("product", PRODUCT, PRODUCTS),
  owned: OWNED,
};

const FIND = `select ${jsonObject(PURCHASE)} as purchase from "Order" bought where bought.shop = $1 and bought.id = $2`;

/** The order as picks see it, or null when there is no such order. */
export async function findPurchase(shop: string, orderId: string, now: Date): Promise<Purchase | null> {
  const { rows } = await pool.query<{ purchase: PurchaseRow }>(FIND, [shop, orderId]);
  return rows[0] ? readPurchase(rows[0].purchase, now) : null;
}

export function readPurchase({ currency, lines, products, owned }: PurchaseRow, now: Date): Purchase {
  const byGid = new Map(products.map((product) => [product.gid, product]));
  const bought = lines.flatMap((line) =>
    line.productGid === null ? [] : [describe(line, line.productGid, currency, byGid.get(line.productGid))],
  );
  return { bought, owned: new Set(owned), now };
}

function describe(line: LineRow, gid: string, currency: string, product: ProductRow | undefined): BoughtProduct {
  const paid = product === undefined || product.currency === currency ? line.priceMinor : 0;
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
