import { Prisma, type Shop } from "@prisma/client";

import { db, pool } from "#app/db.server.ts";

// Every request asks for its shop: a statement the server keeps prepared costs a third of a compiled query.
// The columns are named, so that one more in the database changes nothing for a process that runs.
const COLUMNS = Object.keys(Prisma.ShopScalarFieldEnum).map((column) => `"${column}"`);
const FIND = `select ${COLUMNS.join(", ")} from "Shop" where domain = $1`;

export async function findShop(shop: string): Promise<Shop | null> {
  const { rows } = await pool.query<Shop>({ name: "find-shop", text: FIND, values: [shop] });
  return rows[0] ?? null;
}

const FIND_MANY = `select ${COLUMNS.join(", ")} from "Shop" where domain = any($1)`;

/** Several shops by domain; the unknown are missing. */
export async function findShops(shops: readonly string[]): Promise<Map<string, Shop>> {
  const { rows } = await pool.query<Shop>({ name: "find-shops", text: FIND_MANY, values: [shops] });
  return new Map(rows.map((row) => [row.domain, row]));
}

/** @throws Error when the shop is unknown: for callers that were given the shop by our own records */
export async function requireShop(shop: string): Promise<Shop> {
  const found = await findShop(shop);
  if (!found) throw new Error(`Unknown shop ${shop}`);
  return found;
}

/** Shops that have the app installed now. */
export async function listActiveShops(): Promise<string[]> {
  const rows = await db.shop.findMany({ where: { uninstalledAt: null }, select: { domain: true } });
  return rows.map((row) => row.domain);
}
