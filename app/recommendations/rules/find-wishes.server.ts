import type { Product, Shop } from "@prisma/client";

import { findProducts } from "#app/catalog/find-products.server.ts";
import { pool } from "#app/db.server.ts";
import { jsonList, only } from "#app/lib/sql-json.ts";

import { parsePickSettings } from "../pick-settings.ts";
import type { Purchase } from "../regret.ts";
import type { ScoredCandidate } from "../scored-candidate.ts";
import type { Wishes } from "../wishes.ts";
import { type RuleInForce, rulesInForce } from "./judge.ts";
import { parseRules, RULES } from "./read-rules.server.ts";
import type { PickRule } from "./rule.ts";
import { complementaryOf, type KeptProduct, wishesOf } from "./wishes-of.ts";

const KEPT = ["gid", "productType", "tags", "collectionGids", "complementaryGids"] as const;

type Row = Pick<Shop, "pickSettings"> & { rules: PickRule[]; kept: Pick<Product, (typeof KEPT)[number]>[] };

const FIND = `
  select shop."pickSettings", ${RULES} as rules,
         ${jsonList(`select product.* from ${only("Product", [...KEPT, "shop"])} product where product.shop = $1 and product.gid = any($2)`)} as kept
    from "Shop" shop where shop.domain = $1`;

export interface WishedFor {
  wishes: Wishes;
  /** The given ones, and what the merchant names beyond them. */
  candidates: readonly ScoredCandidate[];
  inForce: readonly RuleInForce[];
}

/**
 * What the merchant's rules and settings, and Search & Discovery, say of an order's candidates. What they name is
 * added to these, with nothing else to speak for it.
 * @throws Error for an unknown shop
 */
export async function findWishes(
  shop: string,
  { bought }: Pick<Purchase, "bought">,
  scored: readonly ScoredCandidate[],
): Promise<WishedFor> {
  const gids = bought.filter((one) => one.kept).map(({ gid }) => gid);
  const { rows } = await pool.query<Row>({ name: "find-wishes", text: FIND, values: [shop, gids] });
  if (!rows[0]) throw new Error(`Unknown shop ${shop}`);
  const kept = inOrderOf(gids, rows[0].kept);
  const inForce = rulesInForce(parseRules(rows[0].rules), kept);
  const candidates = [...scored, ...(await findNamed(shop, kept, inForce, scored))];
  return { wishes: wishesOf(kept, candidates, inForce, parsePickSettings(rows[0].pickSettings)), candidates, inForce };
}

/** A product that the catalog does not know may still be named by its id. */
function inOrderOf(gids: readonly string[], known: readonly KeptProduct[]): KeptProduct[] {
  return gids.map((gid) => known.find((one) => one.gid === gid) ?? { gid, productType: "", tags: [] });
}

async function findNamed(
  shop: string,
  kept: readonly KeptProduct[],
  inForce: readonly RuleInForce[],
  scored: readonly ScoredCandidate[],
): Promise<ScoredCandidate[]> {
  const pins = inForce.filter(({ rule }) => rule.effect === "pin").map(({ rule }) => rule);
  const pinned = pins.flatMap(({ products, memberGids }) => (products.by === "product" ? products.values : memberGids));
  const wanted = new Set([...pinned, ...complementaryOf(kept).map(({ gid }) => gid)]);
  for (const { product } of scored) wanted.delete(product.gid);
  if (wanted.size === 0) return [];
  const products = await findProducts(shop, [...wanted]);
  const silent = { score: 0, together: null, next: null, alike: null, popularity: 0, repeat: null, isCold: false };
  return products.map((product) => ({ ...silent, product }));
}
