import type { Prisma, ToldWindow } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { isoDay } from "#app/lib/day.ts";
import { findOrderIds } from "#app/orders/find-order-ids.server.ts";

import { type PromiseFilter, promisesSince, readCursor, writeCursor } from "./promise-filter.ts";

const PAGE = 50;

/** A window that was told, as the merchant looks it up. Days are the destination's, `2026-11-14`. */
export interface PromiseEntry {
  id: string;
  orderId: string;
  orderName: string;
  /** Null while the order was in no parcel. */
  shipmentId: string | null;
  surface: string;
  messageId: string | null;
  shipsByOn: string | null;
  earliestOn: string;
  latestOn: string;
  basis: string;
  version: number | null;
  toldAt: Date;
  /** kept | broken | moot | untold; null while open */
  outcome: string | null;
  settledAt: Date | null;
  /** The same of shipsByOn. */
  leftOutcome: string | null;
  apologizedAt: Date | null;
}

export interface PromisePage {
  entries: PromiseEntry[];
  /** For `after`; null at the end of the list. */
  next: string | null;
}

/** A page of what was told, the latest first. */
export async function findPromises(shop: string, filter: PromiseFilter, now: Date, size = PAGE): Promise<PromisePage> {
  const where = await whereOf(shop, filter, now);
  const cursor = readCursor(filter.after);
  const rows = await db.toldWindow.findMany({
    where: cursor ? { AND: [where, behind(cursor)] } : where,
    orderBy: [{ toldAt: "desc" }, { id: "desc" }],
    take: size + 1,
  });
  const page = rows.slice(0, size);
  const last = rows.length > size ? page.at(-1) : undefined;
  const names = await namesOf(shop, page);
  return { entries: page.map((row) => entryOf(row, names)), next: last ? writeCursor(last) : null };
}

/** What was told of one parcel, and of its order before it was in one; the latest first. */
export async function findToldOfParcel(
  shop: string,
  { orderId, shipmentId, orderName }: { orderId: string; shipmentId: string; orderName: string },
): Promise<PromiseEntry[]> {
  const rows = await db.toldWindow.findMany({
    where: { shop, orderId, subjectId: { in: [orderId, shipmentId] } },
    orderBy: [{ toldAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => entryOf(row, new Map([[orderId, orderName]])));
}

function entryOf(row: ToldWindow, names: ReadonlyMap<string, string>): PromiseEntry {
  const { id, orderId, subjectId, surface, messageId, basis, version, toldAt, outcome, settledAt, apologizedAt } = row;
  return {
    ...{ id, orderId, surface, messageId, basis, version, toldAt, outcome, settledAt, apologizedAt },
    leftOutcome: row.leftOutcome,
    orderName: names.get(orderId) ?? "A deleted order",
    shipmentId: subjectId === orderId ? null : subjectId,
    shipsByOn: row.shipsByOn && isoDay(row.shipsByOn),
    earliestOn: isoDay(row.earliestOn),
    latestOn: isoDay(row.latestOn),
  };
}

const STATES: Record<Exclude<PromiseFilter["state"], "">, Prisma.ToldWindowWhereInput> = {
  kept: { outcome: "kept" },
  broken: { outcome: "broken" },
  open: { outcome: null },
  sorry: { outcome: "broken", apologizedAt: { not: null } },
};

async function whereOf(shop: string, filter: PromiseFilter, now: Date): Promise<Prisma.ToldWindowWhereInput> {
  const since = promisesSince(filter.days, now);
  return {
    shop,
    ...(since ? { toldAt: { gte: since } } : {}),
    ...(filter.order ? { orderId: { in: await findOrderIds(shop, filter.order) } } : {}),
    ...(filter.state ? STATES[filter.state] : {}),
  };
}

/** Everything behind a cursor. The first bound lets the index begin there. */
function behind({ toldAt, id }: { toldAt: Date; id: string }): Prisma.ToldWindowWhereInput {
  return { toldAt: { lte: toldAt }, OR: [{ toldAt: { lt: toldAt } }, { id: { lt: id } }] };
}

async function namesOf(shop: string, rows: readonly ToldWindow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ orderId }) => orderId))];
  const orders = await db.order.findMany({ where: { shop, id: { in: ids } }, select: { id: true, name: true } });
  return new Map(orders.map(({ id, name }) => [id, name]));
}
