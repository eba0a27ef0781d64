import { Router } from "express";
import { z } from "zod";

import { startStory } from "../carriers/play-story.ts";
import { newParcel } from "../carriers/lanes.ts";
import { isEventStatus } from "../carriers/scans.ts";
import { sendParcels } from "../carriers/story-order.ts";
import { cancelOrder, editOrder, refundOrder } from "../shopify/change-order.ts";
import { addFulfillmentEvent, fulfillOrder, updateTracking } from "../shopify/fulfill-order.ts";
import type { EventStatus, Order } from "../shopify/order.ts";
import { placeOrder } from "../shopify/place-order.ts";
import { isAvailable } from "../shopify/product.ts";
import { findOrder, findProduct, gid } from "../shopify/store.ts";
import type { World } from "../world.ts";
import { findOrInviteCustomer, shopperSchema } from "./shopper.ts";

const orderSchema = shopperSchema.extend({
  /** Products by handle; two that are in stock when left out. */
  lines: z.array(z.object({ product: z.string(), quantity: z.number().int().min(1).default(1) })).optional(),
});
const linesSchema = z.array(z.object({ lineGid: z.string(), quantity: z.number().int().min(1) }));
const parcelSchema = z.object({
  company: z.string().default("DHL"),
  number: z.string().optional(),
  url: z.string().optional(),
  lines: linesSchema.optional(),
});
const fulfillSchema = z.object({ parcels: z.array(parcelSchema).optional() });
const eventSchema = z.object({
  status: z.string().refine((word): word is EventStatus => isEventStatus(word), "unknown status"),
  message: z.string().optional(),
  city: z.string().optional(),
  country: z.string().optional(),
  happenedAt: z.coerce.date().optional(),
  estimatedDeliveryAt: z.coerce.date().optional(),
});
const refundSchema = z.object({
  lines: linesSchema.optional(),
  note: z.string().optional(),
  restock: z.boolean().optional(),
});
const editSchema = z.object({
  add: z.array(z.object({ variantGid: z.string(), quantity: z.number().int().min(1) })).optional(),
  remove: linesSchema.optional(),
});
const storySchema = z.object({
  name: z.string(),
  speed: z.number().positive().optional(),
  instant: z.boolean().optional(),
  order: z.string().optional(),
});

/** Orders and parcels. `:name` is the order's name without its `#`, `:id` the fulfillment's number. */
export function orderRoutes(world: World): Router {
  const router = Router();
  router.post("/orders", (request, response) => {
    const { lines, ...shopper } = orderSchema.parse(request.body ?? {});
    const customer = findOrInviteCustomer(world, shopper);
    response.status(201).json(summary(placeOrder(world, { customer, lines: chooseLines(world, lines) })));
  });
  router.get("/orders/:name", (request, response) => void response.json(need(world, request.params.name)));
  router.post("/orders/:name/fulfill", (request, response) => {
    const order = need(world, request.params.name);
    const { parcels } = fulfillSchema.parse(request.body ?? {});
    if (parcels) fulfillOrder(world, order.gid, parcels.map(toParcel));
    else sendParcels(world, order, 1);
    response.status(201).json(summary(order));
  });
  router.post("/orders/:name/cancel", (request, response) => {
    response.json(summary(cancelOrder(world, need(world, request.params.name).gid)));
  });
  router.post("/orders/:name/refund", (request, response) => {
    const order = need(world, request.params.name);
    refundOrder(world, order.gid, refundSchema.parse(request.body ?? {}));
    response.json(summary(order));
  });
  router.post("/orders/:name/edit", (request, response) => {
    const order = need(world, request.params.name);
    response.json(summary(editOrder(world, order.gid, editSchema.parse(request.body ?? {}))));
  });
  router.post("/fulfillments/:id/events", (request, response) => {
    const event = addFulfillmentEvent(world, gid("Fulfillment", request.params.id), eventSchema.parse(request.body));
    response.status(201).json(event);
  });
  router.post("/fulfillments/:id/tracking", (request, response) => {
    const { parcels } = fulfillSchema.parse(request.body);
    response.json(updateTracking(world, gid("Fulfillment", request.params.id), (parcels ?? []).map(toParcel)));
  });
  router.post("/story", (request, response) => {
    const { name, order, ...options } = storySchema.parse(request.body);
    const orderGid = order === undefined ? {} : { orderGid: need(world, order).gid };
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    response.status(201).json(summary(startStory(world, name, { ...given, ...orderGid })));
  });
  return router;
}

function need(world: World, name: string): Order {
  const order = findOrder(world.shop, name.startsWith("#") ? name : `#${name}`);
  if (!order) throw new Error(`No order ${name}`);
  return order;
}

function toParcel({ company, number, url, lines }: z.infer<typeof parcelSchema>) {
  const made = number === undefined ? newParcel(company) : { company, number };
  return { ...made, ...(url === undefined ? {} : { url }), ...(lines === undefined ? {} : { lines }) };
}

function chooseLines(world: World, wanted: { product: string; quantity: number }[] | undefined) {
  if (!wanted) {
    const stocked = world.shop.products.filter(isAvailable);
    return [stocked[0], stocked[5]].flatMap((one) =>
      one?.variants[0] ? [{ variantGid: one.variants[0].gid, quantity: 1 }] : [],
    );
  }
  return wanted.map(({ product, quantity }) => {
    const variant = findProduct(world.shop, product)?.variants[0];
    if (!variant) throw new Error(`No product ${product}`);
    return { variantGid: variant.gid, quantity };
  });
}

function summary(order: Order) {
  const fulfillments = order.fulfillments.map(({ id, gid: globalId, trackingInfo }) => ({
    id,
    gid: globalId,
    trackingInfo,
  }));
  const { id, name, email, phone } = order;
  return { id, gid: order.gid, name, email, phone, fulfillments, lines: order.lines.map((line) => line.title) };
}
