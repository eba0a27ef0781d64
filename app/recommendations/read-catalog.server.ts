import { pool } from "#app/db.server.ts";

import { type CatalogFacts, dayOf } from "./model/catalog-facts.ts";

interface Row {
  gid: string;
  title: string;
  priceMinor: string;
  shownFrom: Date;
}

const FIND = `
  select gid, title, "priceMinor", coalesce("publishedAt", "createdAt") as "shownFrom"
    from "Product" where shop = $1 and "deletedAt" is null order by "createdAt", gid`;

/** What the model asks of the shop's living products, oldest first. */
export async function readCatalog(shop: string): Promise<(CatalogFacts & { gid: string })[]> {
  const { rows } = await pool.query<Row>(FIND, [shop]);
  return rows.map(({ gid, title, priceMinor, shownFrom }) => {
    return { gid, title, priceMinor: Number(priceMinor), shownFrom: dayOf(shownFrom) };
  });
}
