import { randomBytes } from "node:crypto";

import { keyedHash, seal } from "#app/lib/seal.ts";
import { onDatabase } from "#tools/on-database.ts";

/** What a shopper of order `n` (from 1) would type; the same numbers in every shop, with keys of its own. */
export const orderNumber = (n: number) => `#${1000 + n}`;
export const emailOf = (n: number) => `shopper${n}@example.com`;
export const ZIP = "50667";

const ORDERS = `
  insert into "Order" (id, shop, gid, name, number, "placedAt", currency, "totalMinor", locale, "emailIndex", "zipIndex",
                       "shipCity", "shipCountry", "sourceUpdatedAt", "redactedAt")
  select gen_random_uuid(), $1, 'gid://shopify/Order/' || n, '#' || 1000 + n, 1000 + n, now() - n * interval '1 hour',
         'EUR', 9900, 'en', ($3::bytea[])[n], $4, 'Cologne', 'DE', now(), case when n = $2 then now() end
    from generate_series(1, $2::int) n`;

// Every order has two lines in one parcel with three scans.
const STORIES = [
  `insert into "OrderLine" (id, shop, "orderId", gid, title, quantity, "currentQuantity", "priceMinor", position)
   select gen_random_uuid(), shop, id, 'gid://shopify/LineItem/' || k, 'Linen throw ' || k, 1, 1, 4950, k
     from "Order", generate_series(1, 2) k where shop = $1`,
  `insert into "Fulfillment" (id, shop, "orderId", gid, state, "createdAt", "sourceUpdatedAt")
   select gen_random_uuid(), shop, id, 'gid://shopify/Fulfillment/' || number, 'success', "placedAt", now()
     from "Order" where shop = $1`,
  `insert into "Shipment" (id, shop, "orderId", "fulfillmentId", carrier, number, status, milestone, "statusAt", "updatedAt")
   select gen_random_uuid(), f.shop, f."orderId", f.id, 'DHL', 'JD00340434' || o.number, 'in_transit', 'in_transit', now(),
          now()
     from "Fulfillment" f join "Order" o on o.id = f."orderId" where f.shop = $1`,
  `insert into "ShipmentLine" ("shipmentId", "orderLineId", shop, quantity)
   select s.id, l.id, s.shop, 1 from "Shipment" s join "OrderLine" l on l."orderId" = s."orderId" where s.shop = $1`,
  `insert into "TrackingEvent" (id, shop, "fulfillmentId", "shipmentId", source, "dedupeKey", status, "rawStatus",
                                "happenedAt", city, country)
   select gen_random_uuid(), shop, "fulfillmentId", id, 'shopify', e::text, 'in_transit', 'IN_TRANSIT',
          now() - (4 - e) * interval '9 hours', (array['Rotterdam', 'Venlo', 'Cologne'])[e], (array['NL', 'NL', 'DE'])[e]
     from "Shipment", generate_series(1, 3) e where shop = $1`,
];

/**
 * Stores shops with so many orders each, as the app itself would: contacts as hashes under the shop's own key. The
 * last order of each shop has been redacted.
 */
export async function storeGuessedShops(databaseUrl: string, masterKey: Buffer, shops: string[], orders: number) {
  await onDatabase(databaseUrl, async (client) => {
    for (const shop of shops) {
      const key = randomBytes(32);
      const wrapped = seal(masterKey, `Shop.dataKey|${shop}`, key.toString("base64"));
      await client.query(`insert into "Shop" (domain, name, "dataKey", "countryCode") values ($1, $1, $2, 'DE')`, [
        shop,
        wrapped,
      ]);
      const emails = Array.from({ length: orders }, (_, place) => keyedHash(key, "email", emailOf(place + 1)));
      await client.query(ORDERS, [shop, orders, emails, keyedHash(key, "zip", ZIP)]);
      for (const sql of STORIES) await client.query(sql, [shop]);
    }
    await client.query("vacuum analyze");
  });
}
