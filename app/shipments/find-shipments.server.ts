import type { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { nameKeys } from "#app/orders/order-name.ts";
import type { Status } from "#app/tracking/status.ts";

const PAGE_SIZE = 50;

const whole = {
  lines: { include: { orderLine: true }, orderBy: { orderLine: { position: "asc" } } },
  order: true,
  fulfillment: true,
} satisfies Prisma.ShipmentInclude;

export type WholeShipment = Prisma.ShipmentGetPayload<{ include: typeof whole }> & {
  /** Its own and those of its fulfillment, oldest first. */
  events: Prisma.TrackingEventGetPayload<object>[];
};

/** A parcel with its order, contents and events; null when the shop has none of that id. */
export async function findShipment(shop: string, id: string): Promise<WholeShipment | null> {
  const shipment = await db.shipment.findFirst({ where: { shop, id }, include: whole });
  if (!shipment) return null;
  const events = await db.trackingEvent.findMany({
    where: { fulfillmentId: shipment.fulfillmentId, OR: [{ shipmentId: null }, { shipmentId: id }] },
    orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
  });
  return { ...shipment, events };
}

export interface ShipmentFilter {
  /** One status or any of several. */
  status?: Status | readonly Status[] | undefined;
  /** Only these; the caller found them by other means. */
  ids?: string[] | undefined;
  /** Order name or tracking number. */
  search?: string | undefined;
  /** From 1. */
  page: number;
}

const listed = { order: { select: { id: true, name: true, placedAt: true, shipCountry: true } } } as const;

export interface ShipmentPage {
  shipments: Prisma.ShipmentGetPayload<{ include: typeof listed }>[];
  total: number;
  pageCount: number;
}

/** A page of the shop's parcels, the latest changed first. */
export async function listShipments(shop: string, filter: ShipmentFilter): Promise<ShipmentPage> {
  const where: Prisma.ShipmentWhereInput = {
    shop,
    removedAt: null,
    ...(filter.status ? { status: { in: listOf(filter.status) } } : {}),
    ...(filter.ids ? { id: { in: filter.ids } } : {}),
    ...(filter.search ? { OR: searchTerms(filter.search) } : {}),
  };
  const [shipments, total] = await Promise.all([
    db.shipment.findMany({
      where,
      include: listed,
      orderBy: [{ statusAt: "desc" }, { id: "desc" }],
      skip: (Math.max(filter.page, 1) - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    db.shipment.count({ where }),
  ]);
  return { shipments, total, pageCount: Math.max(Math.ceil(total / PAGE_SIZE), 1) };
}

function searchTerms(search: string): Prisma.ShipmentWhereInput[] {
  const { names, number } = nameKeys(search);
  const typed = search.replaceAll("\0", "").trim();
  return [{ number: typed }, { order: { name: { in: names } } }, { order: { number } }];
}

function listOf(status: Status | readonly Status[]): Status[] {
  return typeof status === "string" ? [status] : [...status];
}
