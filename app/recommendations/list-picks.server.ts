import type { Pick as StoredPick, Product } from "@prisma/client";

import { type Markets, priceIn } from "#app/catalog/market.ts";
import { pool } from "#app/db.server.ts";
import { columnsOf, jsonList, type JsonRow, only, reviveDates } from "#app/lib/sql-json.ts";

import { DISPUTED } from "./disputed.ts";
import { PURCHASE, type PurchaseRow, readPurchase } from "./find-purchase.server.ts";
import { NEW_DAYS, PICK_KINDS, type PickKind } from "./pick-kind.ts";
import { findRegret, type OwnedProduct } from "./regret.ts";

/** A pick as a page shows it. */
export interface PickView {
  productGid: string;
  handle: string;
  title: string;
  imageUrl: string | null;
  imageAlt: string | null;
  /** Minor units of `currency`: what it costs where the order goes, or else in the shop. */
  priceMinor: number;
  currency: string;
  kind: PickKind;
  /** Title of the bought product it goes with; null when there is none. */
  becauseTitle: string | null;
  /** The shop has had it for less than {@link NEW_DAYS}. */
  isNew: boolean;
}

const DAY = 86_400_000;
/** So long a refill is believed: its rhythm was right when it was made, and those of older orders are not made anew. */
const REFILL_DAYS = 45;

const PICK = ["kind", "becauseGid", "computedAt"] as const;
const OFFERED = [
  ...([
    "gid",
    "handle",
    "title",
    "productType",
    "status",
    "publishedAt",
    "deletedAt",
    "available",
    "createdAt",
  ] as const),
  ...(["imageUrl", "imageAlt", "priceMinor", "currency", "markets"] as const),
];

/** A pick with the product it offers. */
export type OfferedPick = JsonRow<StoredPick, (typeof PICK)[number]> & {
  product: JsonRow<Omit<Product, "markets"> & { markets: Markets }, (typeof OFFERED)[number]>;
};

export interface PicksRow extends PurchaseRow {
  picks: OfferedPick[];
}

/** SQL: the stored picks of `"Order" bought`, best first; none while the shopper is at odds with the shop. */
export const PICKS = jsonList(`
  select ${columnsOf("pick", PICK)}, product
    from "Pick" pick
    join ${only("Product", ["shop", ...OFFERED])} product
      on product.shop = pick.shop and product.gid = pick."productGid"
   where pick.shop = bought.shop and pick."orderId" = bought.id and not ${DISPUTED}
   order by pick.position`);

const FIND = `select ${PURCHASE}, ${PICKS} as picks from "Order" bought where bought.shop = $1 and bought.id = $2`;

/** The picks of an order, best first. */
export async function listPicks(shop: string, orderId: string): Promise<PickView[]> {
  const { rows } = await pool.query<PicksRow>({ name: "list-picks", text: FIND, values: [shop, orderId] });
  return rows[0] ? readPicks(rows[0], new Date()) : [];
}

/**
 * Picks were made earlier, so every rule is held against them once more: what has sold out, been deleted, been
 * bought meanwhile or become a bargain since is left out.
 */
export function readPicks(row: PicksRow, now: Date): PickView[] {
  const purchase = readPurchase(row);
  const titles = new Map(purchase.bought.filter((one) => one.kept).map((one) => [one.gid, one.title]));
  reviveDates<object>(row.picks.flatMap((pick) => [pick, pick.product]));
  return row.picks.flatMap(({ product, ...pick }) => {
    // A reason that was sent back is none any more.
    const becauseTitle = pick.becauseGid === null ? null : titles.get(pick.becauseGid);
    if (titles.size === 0 || becauseTitle === undefined) return [];
    if (pick.kind === "refill" && now.getTime() - pick.computedAt.getTime() > REFILL_DAYS * DAY) return [];
    const isRefill = isStillRefill(pick, purchase.owned.get(product.gid));
    // "Yours before" is not said to who has sent it back, bought it again, or opted out since.
    if ((pick.kind === "refill" && !isRefill) || findRegret(product, purchase, now, isRefill)) return [];
    const { gid: productGid, handle, title, imageUrl, imageAlt } = product;
    const kind = PICK_KINDS.find((known) => known === pick.kind) ?? "best_seller";
    const isNew = now.getTime() - product.createdAt.getTime() < NEW_DAYS * DAY;
    const price = priceIn(product, purchase.country);
    return [{ productGid, handle, title, imageUrl, imageAlt, ...price, kind, becauseTitle, isNew }];
  });
}

/** Who has bought it once more since needs no refill. */
function isStillRefill({ kind, computedAt }: Pick<OfferedPick, "kind" | "computedAt">, owned?: OwnedProduct): boolean {
  return kind === "refill" && owned !== undefined && owned.lastBoughtAt < computedAt;
}
