import type {
  Estimate,
  Order,
  OrderEstimate,
  OrderLine,
  Product,
  Shipment,
  ShipmentLine,
  Shop,
  TrackingEvent,
} from "@prisma/client";
import type pg from "pg";

import { STORED_SIDE, type StoredSide } from "#app/attribution/stored-side.ts";
import { pool } from "#app/db.server.ts";
import { OPEN_SILENCE, type OpenSilence } from "#app/estimates/silence/open-silence.ts";
import { columnsOf, jsonList, type JsonRow, only, reviveDates } from "#app/lib/sql-json.ts";
import { hashToken, OPENED_LINK } from "#app/orders/open-link.server.ts";
import {
  BOUGHT_LINE,
  BOUGHT_PRODUCT,
  boughtLines,
  OWNED,
  type OwnedRow,
} from "#app/recommendations/find-purchase.server.ts";
import { type OfferedPick, PICKS } from "#app/recommendations/list-picks.server.ts";

// What the page reads of each table: no name, street, phone or e-mail is in it.
const ORDER = [
  "id",
  "name",
  "currency",
  "placedAt",
  "cancelledAt",
  "redactedAt",
  "locale",
  "shipCountry",
  "shipRegion",
  "optedOutAt",
] as const;
const SHOP = [
  ...(["domain", "name", "contactEmail", "timeZone", "primaryLocale", "brand", "settings", "pickSettings"] as const),
  ...(["windowRecord", "pathPrefix", "uninstalledAt"] as const),
];
const LINE = [...BOUGHT_LINE, ...(["id", "variantTitle", "quantity", "requiresShipping"] as const)];
const PRODUCT = [
  ...BOUGHT_PRODUCT,
  ...(["handle", "status", "publishedAt", "deletedAt", "imageUrl", "imageAlt", "care"] as const),
];
const SHIPMENT = [
  ...(["id", "fulfillmentId", "carrier", "number", "url", "status", "milestone", "reason"] as const),
  ...(["statusAt", "deliveredAt"] as const),
];
const WINDOW = [
  ...(["earliestOn", "latestOn", "basis", "version", "computedAt"] as const),
  ...(["movedFromOn", "movedAt", "movedWhy"] as const),
];
const ESTIMATE = [...WINDOW, "shipmentId"] as const;
const ORDER_ESTIMATE = [...WINDOW, "orderId", "shipsByOn"] as const;
const CONTENT = ["shipmentId", "orderLineId", "quantity"] as const;
const EVENT = [
  ...(["id", "fulfillmentId", "shipmentId", "source", "status", "message", "happenedAt"] as const),
  ...(["city", "region", "country"] as const),
];

type Row<Model, Columns extends readonly (keyof Model)[]> = JsonRow<Model, Columns[number]>;

export type EstimateRow = Row<Estimate, typeof ESTIMATE>;
export type OrderEstimateRow = Row<OrderEstimate, typeof ORDER_ESTIMATE>;
/** The product as far as the catalog knows it. */
export type LineRow = Row<OrderLine, typeof LINE> & { product: Row<Product, typeof PRODUCT> | null };
export type ShipmentRow = Row<Shipment, typeof SHIPMENT> & {
  estimate: EstimateRow | null;
  silence: OpenSilence | null;
};
type ContentRow = Row<ShipmentLine, typeof CONTENT>;
type EventRow = Row<TrackingEvent, typeof EVENT>;

/** An order as it is stored, with all that hangs on it. */
export interface OrderRows extends Row<Order, typeof ORDER> {
  shop: Row<Shop, typeof SHOP>;
  /** For whom the link was made that led here; null where none did. */
  recipientHash: Uint8Array | null;
  /** Of an order that is in no parcel yet. */
  estimate: OrderEstimateRow | null;
  lines: LineRow[];
  shipments: ShipmentRow[];
  /** What is in the shipments. */
  contents: ContentRow[];
  events: EventRow[];
  /** Null when the shop shows no picks. */
  picks: OfferedPick[] | null;
  owned: OwnedRow[] | null;
  trial: TrialRow | null;
}

/** Where its shopper stands in the comparison with who sees no picks. */
export interface TrialRow extends StoredSide {
  /** It is known that picks were due here. */
  isNoted: boolean;
}

const SHOWN = `shipment."orderId" = bought.id and shipment."removedAt" is null`;
// Every part below is one more plan to run: what belongs together is joined.
const SHIPMENTS = jsonList(`
  select ${columnsOf("shipment", SHIPMENT)}, estimate, ${OPEN_SILENCE} as silence
    from "Shipment" shipment left join ${only("Estimate", ESTIMATE)} estimate on estimate."shipmentId" = shipment.id
   where ${SHOWN} order by shipment."createdAt", shipment.id`);
const CONTENTS = jsonList(`
  select ${columnsOf("content", CONTENT)}
    from "Shipment" shipment join "ShipmentLine" content on content."shipmentId" = shipment.id where ${SHOWN}`);
const EVENTS = jsonList(`
  select ${columnsOf("event", EVENT)}
    from "Fulfillment" fulfillment join "TrackingEvent" event on event."fulfillmentId" = fulfillment.id
   where fulfillment."orderId" = bought.id`);
const IF_SHOWN = `case when tenant.settings -> 'picksOnPage' is distinct from 'false'`;

/** @param order SQL that names the order's id @param recipient SQL that names whose link leads there */
const reading = (order: string, recipient: string) => `
  select ${columnsOf("bought", ORDER)}, ${recipient} as "recipientHash", to_json(tenant) as shop, to_json(expected) as estimate, ${boughtLines(LINE, PRODUCT)} as lines,
         ${SHIPMENTS} as shipments, ${CONTENTS} as contents, ${EVENTS} as events,
         ${IF_SHOWN} then ${PICKS} end as picks, ${IF_SHOWN} then ${OWNED} end as owned, ${STORED_SIDE} as trial
    from "Order" bought join ${only("Shop", SHOP)} tenant on tenant.domain = bought.shop
    left join ${only("OrderEstimate", ORDER_ESTIMATE)} expected on expected."orderId" = bought.id
   where bought.shop = $1 and bought.id = ${order}`;
const BY_ID = reading("$2", "null::bytea");
const BY_LINK = reading(
  `(select link."orderId" from ${OPENED_LINK})`,
  `(select link."recipientHash" from ${OPENED_LINK})`,
);

/** Reads an order and all that the page tells of it in one statement; null when this shop has no such order. */
export function readOrder(shop: string, orderId: string): Promise<OrderRows | null> {
  return read({ name: "read-order", text: BY_ID, values: [shop, orderId] });
}

/** The same for the order that a link's token opens. */
export function readLinkedOrder(shop: string, token: string): Promise<OrderRows | null> {
  return read({ name: "read-linked-order", text: BY_LINK, values: [shop, hashToken(token)] });
}

async function read(statement: pg.QueryConfig): Promise<OrderRows | null> {
  const [order] = (await pool.query<OrderRows>(statement)).rows;
  if (!order) return null;
  const products = order.lines.flatMap((line) => line.product ?? []);
  const estimates = [order, ...order.shipments].flatMap(({ estimate }) => estimate ?? []);
  const silences = order.shipments.flatMap((shipment) => shipment.silence ?? []);
  for (const rows of [[order.shop], products, order.shipments, estimates, silences, order.events])
    reviveDates<object>(rows);
  return order;
}
