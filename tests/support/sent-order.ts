import { placeStoryOrder, sendParcels } from "#simulator/carriers/story-order.ts";
import { addFulfillmentEvent } from "#simulator/shopify/fulfill-order.ts";
import type { Customer, EventStatus, Order } from "#simulator/shopify/order.ts";
import type { Stack } from "#tools/stack.ts";
import { waitFor } from "#tools/wait-for.ts";

import { queryDatabase } from "./running-shop.ts";

/** An order on its way in one parcel, whose scans the test pushes. */
export interface SentOrder {
  order: Order;
  /** The carrier says something; each word a second later than the one before, as webhooks carry whole seconds. */
  push(status: EventStatus, message?: string): void;
  /** Waits until the app says that the parcel is there. */
  reaches(status: string): Promise<unknown>;
}

export function sendOrder(stack: Stack, customer?: Customer): SentOrder {
  const { world } = stack.simulator;
  const order = placeStoryOrder(world, customer);
  const [fulfillment] = sendParcels(world, order, 1);
  if (!fulfillment) throw new Error("The order has nothing to send");
  let last = world.now().getTime();
  return {
    order,
    push(status, message = "The carrier says so") {
      last = Math.max(world.now().getTime(), last + 1_000);
      addFulfillmentEvent(world, fulfillment.gid, { status, message, happenedAt: new Date(last) });
    },
    reaches: (status) =>
      waitFor(`${order.name} to be ${status}`, async () => {
        const [parcel] = await queryDatabase<{ status: string }>(
          stack,
          `select s.status from "Shipment" s join "Order" o on o.id = s."orderId" where o.gid = $1`,
          [order.gid],
        );
        return parcel?.status === status;
      }),
  };
}

/** A shopper of the shop with e-mail and phone; another one for every number. */
export function shopper(stack: Stack, number: number): Customer {
  const { customers } = stack.simulator.world.shop;
  const found = customers.filter((one) => one.email && one.phone && one.address?.phone === one.phone)[number];
  if (!found) throw new Error(`The shop has no shopper ${number}`);
  return found;
}

/** What became of the messages about an order, by kind and channel: `delivered email: accepted`. */
export async function messagesOf(stack: Stack, order: Order): Promise<string[]> {
  const rows = await queryDatabase<{ kind: string; channel: string; state: string }>(
    stack,
    `select m.kind, m.channel, m.state from "Message" m join "Order" o on o.id = m."orderId" where o.gid = $1`,
    [order.gid],
  );
  return rows.map(({ kind, channel, state }) => `${kind} ${channel}: ${state}`);
}
