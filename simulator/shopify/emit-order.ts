import type { World } from "../world.ts";
import type { Order } from "./order.ts";
import { restOrder } from "./rest-order.ts";
import { statusPageUrl } from "./status-page.ts";

/** What the domain verbs need of the world. */
export type Stage = Pick<World, "now" | "config" | "shop" | "emit">;

/** Marks the order as changed now and sends the topics with its body. */
export function touchOrder(stage: Stage, order: Order, topics: string[]): void {
  order.updatedAt = stage.now();
  for (const topic of topics) stage.emit(topic, () => restOrder(stage.shop, order, statusPageUrl(stage, order)));
}
