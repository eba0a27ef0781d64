import type { Estimate, Order, OrderEstimate, OrderLine, Product, Shipment, ShipmentLine } from "@prisma/client";

import { pool } from "#app/db.server.ts";
import { columnsOf, jsonList, type JsonRow, only, reviveDates } from "#app/lib/sql-json.ts";

const ORDER = ["id", "name", "locale", "shipCountry", "shipRegion", "firstNameSealed", "acceptsMarketing"] as const;
const LINE = ["id", "title", "variantTitle", "quantity", "currentQuantity"] as const;
const PRODUCT = ["imageUrl", "imageAlt"] as const;
const SHIPMENT = [
  ...(["id", "carrier", "number", "status", "cycle", "reason", "statusAt", "lastEventAt", "deliveredAt"] as const),
] as const;
const WINDOW = ["earliestOn", "latestOn", "basis", "version"] as const;
const ESTIMATE = [...WINDOW, "movedFromOn", "movedAt", "movedWhy"] as const;
const ORDER_ESTIMATE = [...WINDOW, "orderId", "shipsByOn"] as const;
const CONTENT = ["shipmentId", "orderLineId", "quantity"] as const;

type Row<Model, Columns extends readonly (keyof Model)[]> = JsonRow<Model, Columns[number]>;

export type FactLine = Row<OrderLine, typeof LINE> & { product: Row<Product, typeof PRODUCT> | null };
export type FactShipment = Row<Shipment, typeof SHIPMENT> & { estimate: Row<Estimate, typeof ESTIMATE> | null };

/** All that a message's words are made of, besides the shop. */
export interface OrderFacts extends Pick<Order, (typeof ORDER)[number]> {
  lines: FactLine[];
  /** Of an order that is in no parcel yet. */
  estimate: Row<OrderEstimate, typeof ORDER_ESTIMATE> | null;
  /** The order's parcels that can be told of, in the order in which the tracking page counts them. */
  shipments: FactShipment[];
  contents: Row<ShipmentLine, typeof CONTENT>[];
}

export interface MessageFacts extends OrderFacts {
  messageId: string;
  /** Parcels whose own message was merged into this one. */
  mergedShipmentIds: string[];
  /** Whether the shop has sent a text to this number before. */
  texted: boolean;
}

const TOLD = `shipment."orderId" = bought.id and shipment."removedAt" is null and shipment.status <> 'cancelled'`;
const LINES = jsonList(`
  select ${columnsOf("line", LINE)}, product
    from "OrderLine" line
    left join ${only("Product", ["shop", "gid", ...PRODUCT])} product
           on product.shop = line.shop and product.gid = line."productGid"
   where line."orderId" = bought.id order by line.position`);
const SHIPMENTS = jsonList(`
  select ${columnsOf("shipment", SHIPMENT)}, estimate
    from "Shipment" shipment
    left join ${only("Estimate", ["shipmentId", ...ESTIMATE])} estimate on estimate."shipmentId" = shipment.id
   where ${TOLD} order by shipment."createdAt", shipment.id`);
const CONTENTS = jsonList(`
  select ${columnsOf("content", CONTENT)}
    from "Shipment" shipment join "ShipmentLine" content on content."shipmentId" = shipment.id where ${TOLD}`);
const FACTS = `${columnsOf("bought", ORDER)}, to_json(expected) as estimate, ${LINES} as lines, ${SHIPMENTS} as shipments, ${CONTENTS} as contents`;
const EXPECTED = `left join ${only("OrderEstimate", ORDER_ESTIMATE)} expected on expected."orderId" = bought.id`;

const OF_MESSAGES = `
  select message.id as "messageId", ${FACTS},
         (select coalesce(json_agg(merged."shipmentId"), '[]') from "Message" merged
           where merged."mergedIntoId" = message.id and merged.shop = message.shop
             and merged."shipmentId" is not null) as "mergedShipmentIds",
         message.channel = 'sms' and exists (
           select 1 from "Message" earlier
            where earlier.shop = message.shop and earlier."recipientHash" = message."recipientHash"
              and earlier.channel = 'sms' and earlier."acceptedAt" is not null and earlier.id <> message.id) as texted
    from "Message" message join "Order" bought on bought.id = message."orderId" and bought.shop = message.shop ${EXPECTED}
   where message.id = any($1::uuid[])`;
const OF_ORDER = `select ${FACTS} from "Order" bought ${EXPECTED} where bought.shop = $1 and bought.id = $2`;

/** The facts of many messages in one statement; what has no order (any more) is missing. */
export async function readMessageFacts(ids: readonly string[]): Promise<Map<string, MessageFacts>> {
  const query = { name: "read-message-facts", text: OF_MESSAGES, values: [ids] };
  const { rows } = await pool.query<MessageFacts>(query);
  return new Map(rows.map((row) => [row.messageId, revive(row)]));
}

/** The same of one order, for whoever looks at a message before there is one; null when the shop has no such order. */
export async function readOrderFacts(shop: string, orderId: string): Promise<OrderFacts | null> {
  const query = { name: "read-order-facts", text: OF_ORDER, values: [shop, orderId] };
  const [row] = (await pool.query<OrderFacts>(query)).rows;
  return row ? revive(row) : null;
}

function revive<T extends OrderFacts>(facts: T): T {
  reviveDates(facts.shipments);
  reviveDates<object>([facts, ...facts.shipments].flatMap(({ estimate }) => estimate ?? []));
  return facts;
}
