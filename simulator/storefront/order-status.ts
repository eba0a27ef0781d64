import { type Request, Router } from "express";

import { findProduct } from "../shopify/store.ts";
import { type Order, subtotalOf, totalOf } from "../shopify/order.ts";
import { latestEvent } from "../shopify/order-state.ts";
import { type Front, notFound, route } from "./front.ts";
import { imageObject } from "./objects/product-object.ts";
import { isRightToLeft, readLocale } from "./order-status-address.ts";
import { renderCheckout } from "./render-checkout.ts";
import { findUiExtension } from "./ui-extension.ts";

/** Shopify's words on its order status page. */
const WORDS: Record<string, string> = {
  label_purchased: "Confirmed",
  label_printed: "Confirmed",
  confirmed: "Confirmed",
  carrier_picked_up: "On its way",
  in_transit: "On its way",
  out_for_delivery: "Out for delivery",
  ready_for_pickup: "Ready for pickup",
  attempted_delivery: "Delivery attempted",
  delayed: "Delayed",
  failure: "Delivery failed",
  delivered: "Delivered",
};

/** Thank-you and order status, at the address Shopify writes into its messages. */
export function orderStatusRoutes(front: Front): Router {
  const router = Router();
  const { shop } = front.world;
  router.get(
    "/:shopId(\\d+)/orders/:token/authenticate",
    route(async (request, response) => {
      const order = shop.orders.find((one) => one.token === request.params.token);
      if (!order || request.query.key !== order.token.slice(0, 8)) return notFound(front, request, response);
      const isFirst = request.query.first === "1";
      const surface = isFirst ? "thank_you" : "order_status";
      const extension = findUiExtension(surface) && `/ui-extensions/${surface}?${frameQuery(request, order)}`;
      const locale = readLocale(request.query, order);
      const view = {
        ...statusView(order),
        isFirst,
        extension,
        isCustomer: request.query.customer === "1",
        rightToLeft: isRightToLeft(locale),
      };
      const lines = order.lines.map((line) => {
        const product = line.productGid ? findProduct(shop, line.productGid) : undefined;
        return { ...line, image: product ? imageObject(product).src : "" };
      });
      response.send(await renderCheckout(front, "order-status", { ...view, lines }));
    }),
  );
  return router;
}

/** What the frame of the app's extension is told: the page's own key, and who is looking. */
function frameQuery(request: Request, order: Order): string {
  const { key, customer, locale } = request.query;
  const told = { order: order.token, key, customer, locale };
  return new URLSearchParams(
    Object.entries(told).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  ).toString();
}

function statusView(order: Order) {
  const parcels = order.fulfillments
    .filter((fulfillment) => fulfillment.status === "success")
    .flatMap((fulfillment) => {
      const last = latestEvent(fulfillment);
      const words = last ? WORDS[last.status] : undefined;
      return fulfillment.trackingInfo.map((parcel) => ({ ...parcel, words: words ?? "On its way" }));
    });
  return {
    order,
    parcels,
    subtotal: subtotalOf(order),
    total: totalOf(order),
    placedOn: order.createdAt.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }),
  };
}
