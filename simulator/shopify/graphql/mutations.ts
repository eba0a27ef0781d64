import type { GraphQLSchema } from "graphql";

import type { World } from "../../world.ts";
import { addFulfillmentEvent, updateTracking } from "../fulfill-order.ts";
import type { EventStatus } from "../order.ts";
import { requireOwnerScopes } from "../scopes.ts";
import { findFulfillment } from "../store.ts";
import { type RunQuery, startBulkQuery } from "./bulk.ts";
import { eventView, fulfillmentView } from "./fulfillment-view.ts";
import { orderView } from "./order-view.ts";
import { type MetafieldInput, setMetafields } from "./set-metafields.ts";

interface EventInput {
  fulfillmentId: string;
  status: EventStatus;
  message?: string;
  happenedAt?: string;
  estimatedDeliveryAt?: string;
  city?: string;
  province?: string;
  country?: string;
  zip?: string;
}

interface TrackingInput {
  company?: string;
  number?: string;
  numbers?: string[];
  url?: string;
  urls?: string[];
}

/** Everything that can be changed, as a root object: one function a field. */
export function mutationRoot(world: World, schema: GraphQLSchema, run: RunQuery) {
  return {
    bulkOperationRunQuery: ({ query }: { query: string }) => startBulkQuery(world, schema, query, run),
    metafieldsSet: ({ metafields }: { metafields: MetafieldInput[] }) => {
      requireOwnerScopes(world, metafields);
      return setMetafields(world, metafields);
    },
    fulfillmentEventCreate: ({ fulfillmentEvent }: { fulfillmentEvent: EventInput }) =>
      createEvent(world, fulfillmentEvent),
    fulfillmentTrackingInfoUpdate: (args: { fulfillmentId: string; trackingInfoInput: TrackingInput }) =>
      changeTracking(world, args.fulfillmentId, args.trackingInfoInput),
  };
}

function createEvent(world: World, input: EventInput) {
  if (!findFulfillment(world.shop, input.fulfillmentId)) return missing("fulfillmentEvent", "fulfillmentId");
  const { fulfillmentId, status, happenedAt, estimatedDeliveryAt, ...place } = input;
  const event = addFulfillmentEvent(world, fulfillmentId, {
    ...place,
    status: status.toLowerCase() as EventStatus,
    happenedAt: happenedAt ? new Date(happenedAt) : undefined,
    estimatedDeliveryAt: estimatedDeliveryAt ? new Date(estimatedDeliveryAt) : undefined,
  });
  return { fulfillmentEvent: eventView(event), userErrors: [] };
}

function changeTracking(world: World, fulfillmentId: string, input: TrackingInput) {
  const found = findFulfillment(world.shop, fulfillmentId);
  if (!found) return missing("fulfillment", "fulfillmentId");
  const company = input.company ?? found.fulfillment.trackingInfo[0]?.company ?? "Other";
  const numbers = input.numbers ?? (input.number ? [input.number] : []);
  const urls = input.urls ?? (input.url ? [input.url] : []);
  const parcels = numbers.map((number, index) => {
    const url = urls[index];
    return url ? { company, number, url } : { company, number };
  });
  updateTracking(world, fulfillmentId, parcels);
  return { fulfillment: fulfillmentView(world, found.order, found.fulfillment, orderView), userErrors: [] };
}

function missing(field: string, argument: string) {
  return { [field]: null, userErrors: [{ field: [argument], message: "Fulfillment does not exist." }] };
}
