import type { Estimate, Order, OrderLine, Product, Shipment, ShipmentLine, Shop, TrackingEvent } from "@prisma/client";
import type pg from "pg";

import { pool } from "#app/db.server.ts";
import { type JsonRow, jsonRow, jsonRows, reviveDates } from "#app/lib/sql-json.ts";
import { hashToken, OPENED_LINK } from "#app/orders/open-link.server.ts";
import { PICKS, type PicksRow } from "#app/recommendations/list-picks.server.ts";

// What the page reads of each table, and nothing else: no name, street, phone, e-mail or amount.
const ORDER = ["id", "name", "placedAt", "cancelledAt", "redactedAt", "locale", "shipCountry"] as const;
const SHOP = ["name", "contactEmail", "timeZone", "primaryLocale", "brand", "settings"] as const;
const LINE = [
  ...(["id", "productGid", "title", "variantTitle", "quantity", "currentQuantity", "requiresShipping"] as const),
];
const PRODUCT = ["gid", "handle", "status", "publishedAt", "deletedAt", "imageUrl", "imageAlt", "care"] as const;
const SHIPMENT = [
  ...(["id", "fulfillmentId", "carrier", "number", "url", "status", "milestone", "reason"] as const),
  ...(["statusAt", "deliveredAt"] as const),
];
const CONTENT = ["shipmentId", "orderLineId", "quantity"] as const;
const EVENT = [
  ...(["id", "fulfillmentId", "shipmentId", "source", "status", "message", "happenedAt"] as const),
  ...(["city", "region", "country"] as const),
];
const ESTIMATE = [
  ...(["shipmentId", "earliestOn", "latestOn", "basis", "movedFromOn", "movedAt", "movedWhy"] as const),
];

type Row<Model, Columns extends readonly (keyof Model)[]> = JsonRow<Model, Columns[number]>;

export type LineRow = Row<OrderLine, typeof LINE>;
export type ProductRow = Row<Product, typeof PRODUCT>;
export type ShipmentRow = Row<Shipment, typeof SHIPMENT>;
export type ContentRow = Row<ShipmentLine, typeof CONTENT>;
export type EventRow = Row<TrackingEvent, typeof EVENT>;
export type EstimateRow = Row<Estimate, typeof ESTIMATE>;

/** An order as it is stored, with all that hangs on it. */
export interface OrderRows extends Row<Order, typeof ORDER> {
  shop: Row<Shop, typeof SHOP>;
  lines: LineRow[];
  /** Of the lines, as far as the catalog knows them. */
  products: ProductRow[];
  shipments: ShipmentRow[];
  /** What is in the shipments. */
  contents: ContentRow[];
  events: EventRow[];
  estimates: EstimateRow[];
  /** Null when the shop shows none. */
  picks: PicksRow | null;
}

const LINES = `"OrderLine" line where line."orderId" = bought.id`;
const PRODUCTS = `"Product" product where product.shop = bought.shop and product.gid in (select line."productGid" from ${LINES})`;
const SHOWN = `shipment."orderId" = bought.id and shipment."removedAt" is null`;
const EVENTS = `"Fulfillment" fulfillment join "TrackingEvent" event on event."fulfillmentId" = fulfillment.id
                where fulfillment."orderId" = bought.id`;
const ofShipments = (table: string) =>
  `"Shipment" shipment join "${table}" child on child."shipmentId" = shipment.id where ${SHOWN}`;

const READ = `
  select ${ORDER.map((column) => `bought."${column}"`).join(", ")}, ${jsonRow("shop", SHOP)} as shop,
         ${jsonRows("line", LINE, LINES, "line.position")} as lines,
         ${jsonRows("product", PRODUCT, PRODUCTS)} as products,
         ${jsonRows("shipment", SHIPMENT, `"Shipment" shipment where ${SHOWN}`, 'shipment."createdAt", shipment.id')}
           as shipments,
         ${jsonRows("child", CONTENT, ofShipments("ShipmentLine"))} as contents,
         ${jsonRows("event", EVENT, EVENTS)} as events,
         ${jsonRows("child", ESTIMATE, ofShipments("Estimate"))} as estimates,
         case when shop.settings -> 'picksOnPage' is distinct from 'false' then ${PICKS} end as picks
    from "Order" bought join "Shop" shop on shop.domain = bought.shop
   where bought.shop = $1 and bought.id =`;
const BY_ID = `${READ} $2`;
const BY_LINK = `${READ} (select link."orderId" from ${OPENED_LINK})`;

/** Reads an order and all that the page tells of it in one statement; null when this shop has no such order. */
export function readOrder(shop: string, orderId: string): Promise<OrderRows | null> {
  return read({ name: "read-order", text: BY_ID, values: [shop, orderId] });
}

/** The same for the order that a link's token opens. */
export function readLinkedOrder(shop: string, token: string): Promise<OrderRows | null> {
  return read({ name: "read-linked-order", text: BY_LINK, values: [shop, hashToken(token)] });
}

async function read(statement: pg.QueryConfig): Promise<OrderRows | null> {
  const { rows } = await pool.query<OrderRows>(statement);
  const [order] = rows;
  if (!order) return null;
  for (const list of [order.products, order.shipments, order.events, order.estimates]) reviveDates<object>(list);
  return order;
}
