import { createHash } from "node:crypto";

import { onDatabase } from "#tools/on-database.ts";

export const SHOP = "willow.myshopify.com";
const PRODUCTS = 500;
const CUSTOMERS = 40_000;

/** Order `n`'s key, the same in every run: as UUID in the database, and as the token of its link. */
const uuidOf = (kind: string, n: string) => `md5('${kind}' || ${n})::uuid`;
const TOKEN = "md5('token' || n)";

// Every order has three lines in two parcels with four scans each, eight picks, and a shopper who bought before.
const TABLES = [
  `insert into "Product" (shop, gid, handle, title, "productType", vendor, tags, status, "publishedAt", "imageUrl",
                          "imageAlt", "priceMinor", currency, available, "createdAt", "sourceUpdatedAt")
   select $1, 'gid://shopify/Product/' || n, 'product-' || n, 'Product number ' || n, 'Type ' || n % 60, 'Willow',
          array['home', 'tag' || n % 9], 'active', now() - interval '1 year', 'https://willow.example/cdn/' || n || '.jpg',
          'A picture of number ' || n, 1500 + n * 7, 'EUR', true, now() - interval '1 year', now()
   from generate_series(1, ${PRODUCTS}) n where $2::int > 0`,
  `insert into "Order" (id, shop, gid, name, number, "placedAt", currency, "totalMinor", locale, "customerGid",
                        "emailIndex", "shipCity", "shipCountry", "sourceUpdatedAt")
   select ${uuidOf("order", "n")}, $1, 'gid://shopify/Order/' || n, '#' || n, n, now() - n % 60 * interval '1 day', 'EUR',
          9900, 'en', 'gid://shopify/Customer/' || n % ${CUSTOMERS},
          sha256(('customer' || n % ${CUSTOMERS})::bytea), 'Berlin', 'DE', now()
   from generate_series(1, $2::int) n`,
  `insert into "OrderLine" (id, shop, "orderId", gid, "productGid", title, "variantTitle", quantity, "currentQuantity",
                            "priceMinor", position)
   select ${uuidOf("line", "n || '-' || k")}, $1, ${uuidOf("order", "n")}, 'gid://shopify/LineItem/' || n || k,
          'gid://shopify/Product/' || (n * 13 + k * 101) % ${PRODUCTS} + 1, 'Product of line ' || k, 'Sage', 1, 1, 3300, k
   from generate_series(1, $2::int) n, generate_series(1, 3) k`,
  `insert into "Fulfillment" (id, shop, "orderId", gid, state, "createdAt", "sourceUpdatedAt")
   select ${uuidOf("fulfillment", "n || '-' || p")}, $1, ${uuidOf("order", "n")},
          'gid://shopify/Fulfillment/' || n || p, 'success', now() - interval '3 days', now()
   from generate_series(1, $2::int) n, generate_series(1, 2) p`,
  `insert into "Shipment" (id, shop, "orderId", "fulfillmentId", carrier, number, url, status, milestone, "statusAt",
                           "lastEventAt", "updatedAt")
   select ${uuidOf("shipment", "n || '-' || p")}, $1, ${uuidOf("order", "n")},
          ${uuidOf("fulfillment", "n || '-' || p")}, 'DHL', '00340434' || n || p,
          'https://carrier.example/track/' || n || p, 'in_transit', 'in_transit', now() - interval '5 hours',
          now() - interval '5 hours', now()
   from generate_series(1, $2::int) n, generate_series(1, 2) p`,
  `insert into "ShipmentLine" (shop, "shipmentId", "orderLineId", quantity)
   select $1, ${uuidOf("shipment", "n || '-' || least(k, 2)")}, ${uuidOf("line", "n || '-' || k")}, 1
   from generate_series(1, $2::int) n, generate_series(1, 3) k`,
  `insert into "TrackingEvent" (id, shop, "fulfillmentId", "shipmentId", source, "dedupeKey", status, "rawStatus",
                                "happenedAt", city, country)
   select ${uuidOf("event", "n || '-' || p || '-' || e")}, $1, ${uuidOf("fulfillment", "n || '-' || p")},
          ${uuidOf("shipment", "n || '-' || p")}, 'shopify', e::text,
          (array['label_created', 'picked_up', 'in_transit', 'in_transit'])[e], 'IN_TRANSIT',
          now() - (5 - e) * interval '9 hours', (array[null, 'Rotterdam', 'Rotterdam', 'Cologne'])[e],
          (array[null, 'NL', 'NL', 'DE'])[e]
   from generate_series(1, $2::int) n, generate_series(1, 2) p, generate_series(1, 4) e`,
  `insert into "Estimate" ("shipmentId", shop, "earliestOn", "latestOn", basis)
   select ${uuidOf("shipment", "n || '-' || p")}, $1, current_date + 1, current_date + 2, 'carrier'
   from generate_series(1, $2::int) n, generate_series(1, 2) p`,
  `insert into "Pick" (shop, "orderId", position, "productGid", kind, "becauseGid", score)
   select $1, ${uuidOf("order", "n")}, k, 'gid://shopify/Product/' || (n * 17 + k * 37) % ${PRODUCTS} + 1, 'best_seller',
          null, 1
   from generate_series(1, $2::int) n, generate_series(1, 8) k`,
  `insert into "TrackingLink" (id, shop, "orderId", "recipientHash", "tokenHash", "tokenSealed")
   select ${uuidOf("link", "n")}, $1, ${uuidOf("order", "n")}, sha256(('recipient' || n)::bytea), sha256(${TOKEN}::bytea), ''
   from generate_series(1, $2::int) n`,
];

/** Stores orders 1 to `count` of an installed shop with all that hangs on them; the same in every run. */
export async function storeOrders(databaseUrl: string, count: number): Promise<void> {
  await onDatabase(databaseUrl, async (client) => {
    await client.query("set session_replication_role = replica"); // our own rows fit together: no checks one by one
    for (const sql of TABLES) await client.query(sql, [SHOP, count]);
    await client.query("vacuum analyze");
  });
}

/** The token of order `n`'s link. */
export function tokenOf(n: number): string {
  return md5(`token${n}`);
}

/** The id of order `n`. */
export function orderIdOf(n: number): string {
  return md5(`order${n}`).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
