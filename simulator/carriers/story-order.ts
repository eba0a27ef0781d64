import { randomInt } from "node:crypto";

import { fulfillOrder } from "../shopify/fulfill-order.ts";
import type { Customer, Fulfillment, Order } from "../shopify/order.ts";
import { openLines } from "../shopify/order-state.ts";
import { placeOrder } from "../shopify/place-order.ts";
import { isAvailable } from "../shopify/product.ts";
import type { Stage } from "../shopify/emit-order.ts";
import { laneTo, newParcel } from "./lanes.ts";

/** A shopper who can be reached by e-mail and phone buys one or two things that are in stock. */
export function placeStoryOrder(stage: Stage, customer?: Customer): Order {
  const { customers, products } = stage.shop;
  const buyer = customer ?? customers.find((each) => each.email && each.phone) ?? customers[0];
  if (!buyer) throw new Error("The shop has no customers");
  const variants = products
    .filter((product) => isAvailable(product))
    .flatMap((product) => product.variants.filter((variant) => variant.inventory > 0).slice(0, 1));
  const start = variants.length > 0 ? randomInt(variants.length) : 0;
  const chosen = [variants[start], variants[(start + 7) % variants.length]].filter((each) => each !== undefined);
  const lines = [...new Set(chosen.map((variant) => variant.gid))].map((variantGid) => ({ variantGid, quantity: 1 }));
  return placeOrder(stage, { customer: buyer, lines });
}

/** Packs what is still open: everything in one parcel, or line by line in as many as asked for. */
export function sendParcels(stage: Stage, order: Order, parcels: number, carrier?: string): Fulfillment[] {
  const company = carrier ?? laneTo(order.shippingAddress?.countryCode).carrier;
  const lines = openLines(order);
  if (lines.length === 0) return order.fulfillments.filter((each) => each.status === "success");
  const groups = Array.from({ length: Math.min(parcels, lines.length) }, (_, parcel) =>
    lines.filter((_line, index) => index % parcels === parcel),
  );
  return fulfillOrder(
    stage,
    order.gid,
    groups.map((group) => ({ ...newParcel(company), ...(groups.length > 1 ? { lines: group } : {}) })),
  );
}
