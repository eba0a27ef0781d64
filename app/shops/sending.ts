import type { Shop } from "@prisma/client";

export type SendingState = "off" | "on" | "paused";

/** Whether messages go out: switched on at `notifyFrom`, and held back while `pausedAt` is set. */
export function sendingState(shop: Pick<Shop, "notifyFrom" | "pausedAt">): SendingState {
  if (shop.notifyFrom === null) return "off";
  return shop.pausedAt === null ? "on" : "paused";
}
