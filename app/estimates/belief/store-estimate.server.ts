import { sql } from "#app/sql.server.ts";

import type { Settled, SettledOrder } from "../settle-window.ts";

/** Stores what is told of a parcel from now on; a move that was told stays until there is another. */
export async function storeEstimate(
  shop: string,
  shipmentId: string,
  { window, moved }: Settled,
  version: number | null,
  now: Date,
): Promise<void> {
  await sql.$executeRaw`
    insert into "Estimate" as known ("shipmentId", shop, "earliestOn", "latestOn", basis, version, "computedAt",
                                     "movedFromOn", "movedAt", "movedWhy")
    values (${shipmentId}::uuid, ${shop}, ${window.earliestOn}::date, ${window.latestOn}::date, ${window.basis},
            ${version}::int, ${now}, ${moved?.fromOn ?? null}::date, ${moved?.at ?? null}::timestamptz,
            ${moved?.why ?? null})
    on conflict ("shipmentId") do update
       set "earliestOn" = excluded."earliestOn", "latestOn" = excluded."latestOn", basis = excluded.basis,
           version = excluded.version, "computedAt" = excluded."computedAt",
           "movedFromOn" = coalesce(excluded."movedFromOn", known."movedFromOn"),
           "movedAt" = coalesce(excluded."movedAt", known."movedAt"),
           "movedWhy" = coalesce(excluded."movedWhy", known."movedWhy")`;
}

/** The same of an order that is in no parcel. */
export async function storeOrderEstimate(
  shop: string,
  orderId: string,
  { window, moved }: SettledOrder,
  version: number | null,
  now: Date,
): Promise<void> {
  const { shipsByOn, earliestOn, latestOn, basis } = window;
  await sql.$executeRaw`
    insert into "OrderEstimate" as known ("orderId", shop, "shipsByOn", "earliestOn", "latestOn", basis, version,
                                          "computedAt", "movedFromOn", "movedAt", "movedWhy")
    values (${orderId}::uuid, ${shop}, ${shipsByOn}::date, ${earliestOn}::date, ${latestOn}::date, ${basis},
            ${version}::int, ${now}, ${moved?.fromOn ?? null}::date, ${moved?.at ?? null}::timestamptz,
            ${moved?.why ?? null})
    on conflict ("orderId") do update
       set "shipsByOn" = excluded."shipsByOn", "earliestOn" = excluded."earliestOn", "latestOn" = excluded."latestOn",
           basis = excluded.basis, version = excluded.version, "computedAt" = excluded."computedAt",
           "movedFromOn" = coalesce(excluded."movedFromOn", known."movedFromOn"),
           "movedAt" = coalesce(excluded."movedAt", known."movedAt"),
           "movedWhy" = coalesce(excluded."movedWhy", known."movedWhy")`;
}

/** It is in parcels now, or will never be sent. */
export async function dropOrderEstimate(shop: string, orderId: string): Promise<void> {
  await sql.$executeRaw`delete from "OrderEstimate" where shop = ${shop} and "orderId" = ${orderId}::uuid`;
}
