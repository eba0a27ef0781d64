import { randomBytes } from "node:crypto";

import type pg from "pg";

import { keyedHash, seal } from "#app/lib/seal.ts";

/** Wraps the shops' keys; the app is started with the same. */
export const MASTER_KEY = Buffer.alloc(32, 9);

export const letterShop = (n: number) => `letters-${n}.myshopify.com`;

/** Installs a shop that tells of deliveries, with everything sealed as the app would seal it. */
async function storeShop(client: pg.Client, shop: string) {
  const key = randomBytes(32);
  const sealed = (field: string, text: string) => seal(key, `${shop}|${field}`, text);
  await client.query(
    `insert into "Shop" (domain, name, "timeZone", currency, "countryCode", "storefrontUrl", "notifyFrom", "dataKey",
                         "sendingRules")
     values ($1, 'Letters', 'Europe/Berlin', 'EUR', 'DE', 'https://letters.example', now() - interval '1 hour', $2, $3)`,
    [
      shop,
      seal(MASTER_KEY, `Shop.dataKey|${shop}`, key.toString("base64")),
      { burst: 1_000_000, spacingMinutes: 0, elsewhere: { delivered: "off", out_for_delivery: "off" } },
    ],
  );
  return {
    email: sealed("Order.emailSealed", "ana@example.com"),
    emailIndex: keyedHash(key, "email", "ana@example.com"),
    firstName: sealed("Order.firstNameSealed", "Ana"),
    recipient: sealed("Message.recipientSealed", "ana@example.com"),
  };
}

/** The same in every run, and a UUID of version 4 by its looks. */
const id = (kind: string, suffix = "") =>
  `overlay(overlay(md5('${kind}' || $1 || n${suffix}) placing '4' from 13) placing '8' from 17)::uuid`;

// Every order has three lines in one parcel of its own, which is expected tomorrow.
const ORDERS = `
  insert into "Order" (id, shop, gid, name, number, "placedAt", currency, "totalMinor", locale, "emailSealed",
                        "emailIndex", "firstNameSealed", "shipCity", "shipCountry", "sourceUpdatedAt")
   select ${id("order")}, $1, 'gid://shopify/Order/' || n, '#' || n, n, now() - interval '2 days', 'EUR', 9900, 'en', $3,
          $4, $5, 'Berlin', 'DE', now() - interval '1 day'
   from generate_series(1, $2::int) n`;
const TABLES = [
  `insert into "OrderLine" (id, shop, "orderId", gid, "productGid", title, "variantTitle", quantity, "currentQuantity",
                            "priceMinor", position)
   select ${id("line", " || '-' || k")}, $1, ${id("order")}, 'gid://shopify/LineItem/' || n || k,
          'gid://shopify/Product/' || (n + k) % 50, 'Product of line ' || k, 'Sage', 1, 1, 3300, k
   from generate_series(1, $2::int) n, generate_series(1, 3) k`,
  `insert into "Fulfillment" (id, shop, "orderId", gid, state, "createdAt", "sourceUpdatedAt")
   select ${id("fulfillment")}, $1, ${id("order")}, 'gid://shopify/Fulfillment/' || n, 'success',
          now() - interval '30 minutes', now() - interval '30 minutes'
   from generate_series(1, $2::int) n`,
  `insert into "Shipment" (id, shop, "orderId", "fulfillmentId", carrier, number, url, status, milestone, "statusAt",
                           "lastEventAt", "createdAt", "updatedAt")
   select ${id("shipment")}, $1, ${id("order")}, ${id("fulfillment")}, 'DHL', '00340434' || n,
          'https://carrier.example/track/' || n, 'in_transit', 'in_transit', now() - interval '20 minutes',
          now() - interval '20 minutes', now() - interval '2 hours', now()
   from generate_series(1, $2::int) n`,
  `insert into "ShipmentLine" (shop, "shipmentId", "orderLineId", quantity)
   select $1, ${id("shipment")}, ${id("line", " || '-' || k")}, 1
   from generate_series(1, $2::int) n, generate_series(1, 3) k`,
  `insert into "Estimate" ("shipmentId", shop, "earliestOn", "latestOn", basis)
   select ${id("shipment")}, $1, current_date + 1, current_date + 2, 'carrier'
   from generate_series(1, $2::int) n`,
  `insert into "Product" (shop, gid, handle, title, "productType", vendor, tags, status, "publishedAt", "imageUrl",
                          "imageAlt", "priceMinor", currency, available, "createdAt", "sourceUpdatedAt")
   select $1, 'gid://shopify/Product/' || n, 'product-' || n, 'Product number ' || n, 'Home', 'Willow', array['home'],
          'active', now(), 'https://letters.example/cdn/' || n || '.jpg', 'A picture', 1500, 'EUR', true, now(), now()
   from generate_series(0, 49) n where $2::int > 0`,
];

/** An installed shop with orders 1 to `orders`, each in one parcel that is under way. */
export async function storeLetterShop(client: pg.Client, shop: string, orders: number) {
  const sealed = await storeShop(client, shop);
  await client.query("set session_replication_role = replica"); // our own rows fit together: no checks one by one
  await client.query(ORDERS, [shop, orders, sealed.email, sealed.emailIndex, sealed.firstName]);
  for (const sql of TABLES) await client.query(sql, [shop, orders]);
  return sealed.recipient;
}

/** Writes the e-mail "delivered" of orders 1 to `orders` into the outbox, due now, and lets their parcels have arrived. */
export async function storeLetters(client: pg.Client, shop: string, orders: number, recipient: Buffer) {
  await client.query(`update "Shipment" set status = 'delivered', "deliveredAt" = now() where shop = $1`, [shop]);
  await client.query(
    `insert into "Message" (id, shop, key, "orderId", "shipmentId", kind, channel, "recipientHash", "recipientSealed",
                            "occurredAt", "runAt", "expiresAt")
     select ${id("message")}, $1, $1 || 'letter' || n, ${id("order")}, ${id("shipment")}, 'delivered', 'email',
            o."emailIndex", $3, now(), now(), now() + interval '2 days'
     from generate_series(1, $2::int) n join "Order" o on o.id = ${id("order")}`,
    [shop, orders, recipient],
  );
}

/** Wakes the dispatcher as planning does. */
export async function wakeDispatcher(client: pg.Client) {
  await client.query(
    `select graphile_worker.add_job('message.deliver', '{}'::json, max_attempts := 3, job_key := 'message.deliver')`,
  );
}
