import type { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { createDataKey } from "#app/shops/vault.server.ts";
import { AT_ONCE } from "./at-once.ts";

export const WILLOW = "willow.myshopify.com";
export const OTHER_SHOP = "oak.myshopify.com";

/** A ready shop: installed, sending switched on an hour ago, every message sent at once. Idempotent. */
export async function installWillow(overrides: Partial<Prisma.ShopCreateInput> = {}, shop = WILLOW) {
  const facts = {
    name: shop === WILLOW ? "Willow" : "Oak",
    contactEmail: "hello@willow.example",
    timeZone: "Europe/Berlin",
    currency: "EUR",
    countryCode: "DE",
    storefrontUrl: "https://willow.example",
    sendingRules: AT_ONCE,
    notifyFrom: new Date(Date.now() - 3_600_000),
    ...overrides,
  };
  return db.shop.upsert({
    where: { domain: shop },
    create: { domain: shop, dataKey: createDataKey(shop), ...facts },
    update: facts,
  });
}

/** Names of the jobs waiting in the queue, oldest first, with their payloads. */
export function waitingJobs(): Promise<{ name: string; payload: Record<string, unknown> }[]> {
  return db.$queryRaw`
    select tasks.identifier as name, jobs.payload
      from graphile_worker._private_jobs jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
     order by jobs.id`;
}
