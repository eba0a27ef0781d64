import { db } from "#app/db.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { countriesThatMatter } from "./sync-plan.ts";

const RECENT_ORDERS = 5_000;

/** The countries whose offers the mirror should know. */
export async function wantedCountries(shop: string): Promise<string[]> {
  const { countryCode } = await requireShop(shop);
  const rows = await db.$queryRaw<{ country: string; orders: number }[]>`
    select "shipCountry" as country, count(*)::int as orders
      from (select "shipCountry" from "Order" where shop = ${shop} order by "placedAt" desc limit ${RECENT_ORDERS}) recent
     where "shipCountry" is not null
     group by 1`;
  return countriesThatMatter(countryCode, new Map(rows.map(({ country, orders }) => [country, orders])));
}

/** The countries whose offers it knows: those that the newest whole export asked for, of every product. */
export async function knownCountries(shop: string): Promise<string[]> {
  const where = { shop_name: { shop, name: "catalog.whole" } };
  const cursor = await db.syncCursor.findUnique({ where, select: { countries: true } });
  return cursor?.countries ?? [];
}
