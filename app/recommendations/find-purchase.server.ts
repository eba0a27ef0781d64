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

/** A product of the person's other orders. */
export interface OwnedRow {
  gid: string;
  /** False when any of it was sent back. */
  kept: boolean;
  times: number;
  /** ISO 8601. */
  lastBoughtAt: string;
}

/** An order as the rules of picks see it. */
export interface PurchaseRow extends Pick<Order, "currency" | "shipCountry"> {
  lines: BoughtLine[];
  /** What {@link OWNED} yields. */
  owned: OwnedRow[];
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
 * SQL: products of the other orders of whoever placed `"Order" bought`, when last bought, and whether all of it was
 * kept. No personal data is opened: the person is known by the customer's id or the e-mail's blind index. Who has opted
 * out has no other orders, even where their wish has not reached this one yet: they rather see what they have than be
 * followed.
 */
export const OWNED = jsonList(`
  select line."productGid" as gid, bool_and(line."currentQuantity" > 0) as kept,
         count(distinct line."orderId")::int as times, max(line."placedAt") as "lastBoughtAt"
    from (
      select line."orderId", line."productGid", line."currentQuantity", other."placedAt"
        from "Order" other join "OrderLine" line on line."orderId" = other.id and line."productGid" is not null
       where other.shop = bought.shop and other.id <> bought.id
         and bought."optedOutAt" is null and other."optedOutAt" is null
         and (other."customerGid" = bought."customerGid" or other."emailIndex" = bought."emailIndex")
       limit ${HISTORY_LINES}) line
   group by line."productGid"`);

/** SQL: the columns over `"Order" bought` that make a {@link PurchaseRow}. */
export const PURCHASE = `bought.currency, bought."shipCountry", ${boughtLines(BOUGHT_LINE, BOUGHT_PRODUCT)} as lines, ${OWNED} as owned`;

const FIND = `select ${PURCHASE} from "Order" bought where bought.shop = $1 and bought.id = $2`;

/** The order as picks see it, or null when there is no such order. */
export async function findPurchase(shop: string, orderId: string): Promise<Purchase | null> {
  const { rows } = await pool.query<PurchaseRow>(FIND, [shop, orderId]);
  return rows[0] ? readPurchase(rows[0]) : null;
}

/** What the row of {@link PURCHASE} says; lines without a product (a tip, a custom sale) are left out. */
export function readPurchase({ currency, shipCountry, lines, owned }: PurchaseRow): Purchase {
  const bought = lines.flatMap((line) => (line.productGid === null ? [] : [describe(line, line.productGid, currency)]));
  const theirs = owned.map(
    ({ gid, lastBoughtAt, ...one }) => [gid, { ...one, lastBoughtAt: new Date(lastBoughtAt) }] as const,
  );
  return { bought, owned: new Map(theirs), country: shipCountry };
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
