import { z } from "zod";

import { collectionBody, collectionDeletedBody } from "#app/catalog/collection-body.ts";
import { productBody, productDeletedBody, variantStockBody } from "#app/catalog/product-body.ts";
import { deleteCollection, recordCollection } from "#app/catalog/record-collection.server.ts";
import { deleteProduct, recordProduct, recordStock } from "#app/catalog/record-product.server.ts";
import { contactOpenedBody, contactTaggedBody } from "#app/contacts/helpdesk-body.ts";
import { recordContact } from "#app/contacts/record-contact.server.ts";
import { db } from "#app/db.server.ts";
import { writeUnwritten } from "#app/exceptions/write-unwritten.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { gid, shopifyId } from "#app/lib/shopify-id.ts";
import { inboundSmsBody, sendgridEventsBody, twilioStatusBody } from "#app/notifications/receipts/receipt-body.ts";
import {
  recordInboundSms,
  recordSendgridEvents,
  recordTwilioStatus,
} from "#app/notifications/receipts/record-receipts.server.ts";
import { deleteOrder } from "#app/orders/delete-order.server.ts";
import { orderBody } from "#app/orders/order-body.ts";
import { orderEditedBody } from "#app/orders/order-edited-body.ts";
import { recordOrder } from "#app/orders/record-order.server.ts";
import { recordRefund } from "#app/orders/record-refund.server.ts";
import { refundBody } from "#app/orders/refund-body.ts";
import { customerRedactBody, dataRequestBody, shopRedactBody } from "#app/privacy/compliance-body.ts";
import { exportForCustomer, redactCustomer, redactShop } from "#app/privacy/requests.server.ts";
import { fulfillmentBody } from "#app/shipments/fulfillment-body.ts";
import { fulfillmentEventBody } from "#app/shipments/fulfillment-event-body.ts";
import { rereadOddOrder } from "#app/shipments/odd-order.server.ts";
import { recordFulfillment } from "#app/shipments/record-fulfillment.server.ts";
import { recordFulfillmentEvent } from "#app/shipments/record-fulfillment-event.server.ts";
import { refreshOrder } from "#app/shipments/refresh-order.server.ts";
import { refreshShopFacts } from "#app/shops/install-shop.server.ts";
import { recordScopes, uninstallShop } from "#app/shops/uninstall-shop.server.ts";

/** What a topic means: what its body must look like, and the one verb it stands for. */
export interface Topic {
  /**
   * Answers null, or a sentence that says why there was nothing to do.
   * @param at when it happened, if the sender says so
   */
  read(shop: string, body: unknown, at: Date | null): Promise<string | null>;
}

/** @param nothing what it means when the verb answers null, where that is an answer */
function topic<T extends z.ZodType>(
  schema: T,
  verb: (shop: string, body: z.infer<T>, at: Date | null) => Promise<unknown>,
  nothing: string | null = null,
): Topic {
  return { read: async (shop, body, at) => ((await verb(shop, schema.parse(body), at)) === null ? nothing : null) };
}

const NO_ORDER = "Shopify has no such order";
const ORDER_UNKNOWN = "No such order is known here; its own webhooks list its refunds";

const BACK_AGAIN = "The app has been installed again since";

const anything = z.unknown();
const bulkFinished = z.object({ admin_graphql_api_id: z.string(), type: z.string().nullish() });
const scopesUpdated = z.object({ current: z.array(z.string()), previous: z.array(z.string()).default([]) });
const orderAside = z.object({ id: z.string().min(1) });
const orderDeleted = z.object({ id: shopifyId });

/** What is read of a shop that has removed the app; news of its orders and products is not ours any more. */
export const READ_AFTER_REMOVAL: ReadonlySet<string> = new Set([
  "app/uninstalled",
  "customers/data_request",
  "customers/redact",
  "shop/redact",
]);

export const TOPICS: Record<string, Topic> = {
  "shopify orders/create": topic(orderBody, (shop, body) => recordOrder(shop, body, "webhook")),
  "shopify orders/updated": topic(orderBody, (shop, body) => recordOrder(shop, body, "webhook")),
  "shopify orders/cancelled": topic(orderBody, (shop, body) => recordOrder(shop, body, "webhook")),
  "shopify orders/edited": topic(
    orderEditedBody,
    (shop, { order_edit: edit }) => refreshOrder(shop, gid("Order", edit.order_id), "webhook"),
    NO_ORDER,
  ),
  "shopify orders/delete": topic(orderDeleted, (shop, { id }) => deleteOrder(shop, gid("Order", id))),
  "shopify refunds/create": topic(refundBody, (shop, body) => recordRefund(shop, body, "webhook"), ORDER_UNKNOWN),
  "shopify fulfillments/create": topic(
    fulfillmentBody,
    (shop, body) => recordFulfillment(shop, body, "webhook"),
    NO_ORDER,
  ),
  "shopify fulfillments/update": topic(
    fulfillmentBody,
    (shop, body) => recordFulfillment(shop, body, "webhook"),
    NO_ORDER,
  ),
  "shopify fulfillment_events/create": topic(
    fulfillmentEventBody,
    (shop, body) => recordFulfillmentEvent(shop, body, "webhook"),
    NO_ORDER,
  ),
  "shopify products/create": topic(productBody, recordProduct),
  "shopify products/update": topic(productBody, recordProduct),
  "shopify products/delete": topic(productDeletedBody, deleteProduct),
  "shopify variants/in_stock": topic(variantStockBody, recordStock),
  "shopify variants/out_of_stock": topic(variantStockBody, recordStock),
  "shopify collections/create": topic(collectionBody, recordCollection),
  "shopify collections/update": topic(collectionBody, recordCollection),
  "shopify collections/delete": topic(collectionDeletedBody, deleteCollection),
  "shopify bulk_operations/finish": topic(bulkFinished, (shop, body) =>
    enqueue(db, "catalog.load", { shop, operationGid: body.admin_graphql_api_id }),
  ),
  "shopify app/uninstalled": topic(anything, (shop, _body, at) => uninstallShop(shop, at), BACK_AGAIN),
  "shopify app/scopes_update": topic(scopesUpdated, async (shop, { current, previous }) => {
    await recordScopes(shop, current);
    const isNew = (scope: string) => current.includes(scope) && !previous.includes(scope);
    // What may be learned from goes further back now.
    if (isNew("read_all_orders")) await enqueue(db, "order.backfill", { shop }, { key: `order.backfill|${shop}` });
    if (current.includes("write_orders")) await writeUnwritten(shop, new Date());
  }),
  "shopify shop/update": topic(anything, (shop) => refreshShopFacts(shop)),
  "shopify customers/data_request": topic(dataRequestBody, exportForCustomer),
  "shopify customers/redact": topic(customerRedactBody, redactCustomer),
  "shopify shop/redact": topic(shopRedactBody, redactShop),
  "afterglow orders/read": topic(orderAside, (shop, { id }) => rereadOddOrder(shop, id), NO_ORDER),
  "sendgrid events": topic(sendgridEventsBody, (shop, events) => recordSendgridEvents(shop || null, events)),
  "twilio status": topic(twilioStatusBody, (shop, status) => recordTwilioStatus(shop || null, status)),
  "twilio inbound": topic(inboundSmsBody, (shop, sms, at) => recordInboundSms(shop || null, sms, at ?? undefined)),

  "helpdesk contact.opened": topic(contactOpenedBody, recordContact),
  "helpdesk contact.tagged": topic(contactTaggedBody, recordContact),
};
