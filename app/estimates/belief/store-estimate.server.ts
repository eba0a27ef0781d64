import { Prisma } from "@prisma/client";

import { sql } from "#app/sql.server.ts";

import type { Settled, SettledOrder } from "../settle-window.ts";

/** A move that was told stays until there is another. */
const MOVED = Prisma.sql`
  "movedFromOn" = coalesce(held."movedFromOn", known."movedFromOn"),
  "movedAt" = coalesce(held."movedAt", known."movedAt"), "movedWhy" = coalesce(held."movedWhy", known."movedWhy")`;

/** What is told from now on. */
export interface NewEstimate extends Settled {
  shipmentId: string;
  version: number | null;
  /** When the window was told that it takes the place of; null where none was. */
  insteadOf: Date | null;
}

/**
 * Stores what is told of parcels from now on. Where something else has been told since it was looked at, what was seen
 * was old, and nothing is stored.
 * @returns the parcels of which it was stored
 */
export async function storeEstimates(shop: string, all: readonly NewEstimate[], now: Date): Promise<Set<string>> {
  if (all.length === 0) return new Set();
  const rows = all.map(({ shipmentId, window: { earliestOn, latestOn, basis }, moved, version, insteadOf }) => ({
    ...{ shipmentId, earliestOn, latestOn, basis, version, insteadOf },
    ...movedColumns(moved),
  }));
  // Locked in one order: two that store many at once do not wait for each other.
  const stored = await sql.$queryRaw<{ id: string }[]>`
    with fresh as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as fresh (
             "shipmentId" uuid, "earliestOn" date, "latestOn" date, basis text, version int, "insteadOf" timestamptz,
             "movedFromOn" date, "movedAt" timestamptz, "movedWhy" text)),
    held as materialized (
      select fresh.*
        from "Estimate" known join fresh on fresh."shipmentId" = known."shipmentId" and fresh."insteadOf" = known."computedAt"
       where known.shop = ${shop} order by known."shipmentId" for update of known),
    changed as (
      update "Estimate" known
         set "earliestOn" = held."earliestOn", "latestOn" = held."latestOn", basis = held.basis, version = held.version,
             "computedAt" = ${now}::timestamptz, ${MOVED}
        from held where known."shipmentId" = held."shipmentId"
      returning known."shipmentId" as id),
    added as (
      insert into "Estimate" ("shipmentId", shop, "earliestOn", "latestOn", basis, version, "computedAt", "movedFromOn",
                              "movedAt", "movedWhy")
      select "shipmentId", ${shop}, "earliestOn", "latestOn", basis, version, ${now}::timestamptz, "movedFromOn",
             "movedAt", "movedWhy"
        from fresh where "insteadOf" is null order by "shipmentId"
      on conflict do nothing
      returning "shipmentId" as id)
    select id from changed union all select id from added`;
  return new Set(stored.map(({ id }) => id));
}

/** The same of an order that is in no parcel. */
export interface NewOrderEstimate extends SettledOrder {
  orderId: string;
  version: number | null;
  insteadOf: Date | null;
}

/** @returns the orders of which it was stored; one that is in a parcel meanwhile has no days of its own */
export async function storeOrderEstimates(
  shop: string,
  all: readonly NewOrderEstimate[],
  now: Date,
): Promise<Set<string>> {
  if (all.length === 0) return new Set();
  const rows = all.map(({ orderId, window, moved, version, insteadOf }) => ({
    ...{ orderId, ...window, version, insteadOf },
    ...movedColumns(moved),
  }));
  const stored = await sql.$queryRaw<{ id: string }[]>`
    with fresh as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as fresh (
             "orderId" uuid, "shipsByOn" date, "earliestOn" date, "latestOn" date, basis text, version int,
             "insteadOf" timestamptz, "movedFromOn" date, "movedAt" timestamptz, "movedWhy" text)),
    held as materialized (
      select fresh.*
        from "OrderEstimate" known join fresh on fresh."orderId" = known."orderId" and fresh."insteadOf" = known."computedAt"
       where known.shop = ${shop} order by known."orderId" for update of known),
    changed as (
      update "OrderEstimate" known
         set "shipsByOn" = held."shipsByOn", "earliestOn" = held."earliestOn", "latestOn" = held."latestOn",
             basis = held.basis, version = held.version, "computedAt" = ${now}::timestamptz, ${MOVED}
        from held where known."orderId" = held."orderId"
      returning known."orderId" as id),
    added as (
      insert into "OrderEstimate" ("orderId", shop, "shipsByOn", "earliestOn", "latestOn", basis, version, "computedAt",
                                   "movedFromOn", "movedAt", "movedWhy")
      select "orderId", ${shop}, "shipsByOn", "earliestOn", "latestOn", basis, version, ${now}::timestamptz,
             "movedFromOn", "movedAt", "movedWhy"
        from fresh
       where "insteadOf" is null
         and not exists (select from "Shipment" s where s."orderId" = fresh."orderId" and s."removedAt" is null
                                                    and s.status <> 'cancelled')
       order by "orderId"
      on conflict do nothing
      returning "orderId" as id)
    select id from changed union all select id from added`;
  return new Set(stored.map(({ id }) => id));
}

function movedColumns(moved: Settled["moved"]) {
  return { movedFromOn: moved?.fromOn ?? null, movedAt: moved?.at ?? null, movedWhy: moved?.why ?? null };
}

/** They are in parcels now, or will never be sent. */
export async function dropOrderEstimates(shop: string, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await sql.$executeRaw`
    delete from "OrderEstimate" where shop = ${shop} and "orderId" = any(${[...orderIds]}::uuid[])`;
}
