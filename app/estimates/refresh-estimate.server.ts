import { db } from "#app/db.server.ts";
import { localDay } from "#app/lib/local-day.ts";
import { parseSettings } from "#app/shops/settings.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { FINAL, SCANNED, type Status } from "#app/tracking/status.ts";

import { type EstimateFacts, estimateWindow, type Window } from "./rule-estimate.ts";
import { type Moved, windowOf } from "./stored-estimate.ts";

/** In these a date of arrival means nothing (any more): what was said last stays as it was. */
const SETTLED: ReadonlySet<Status> = new Set([...FINAL, "returning"]);

/**
 * Brings a parcel's estimate up to date. A window that has passed is not moved on by our own rule: the
 * parcel is late, and the page says so. Only the carrier's word replaces it.
 */
export async function refreshEstimate(shop: string, shipmentId: string): Promise<void> {
  const shipment = await findFacts(shop, shipmentId);
  if (!shipment || SETTLED.has(shipment.status)) return;
  const { settings, timeZone } = await requireShop(shop);
  const fresh = estimateWindow(shipment.facts, parseSettings(settings), timeZone);
  const known = await findEstimate(shipmentId);
  if (known && (sameWindow(known, fresh) || isKept(known, fresh, localDay(new Date(), timeZone)))) return;
  const row = {
    shop,
    earliestOn: new Date(fresh.earliestOn),
    latestOn: new Date(fresh.latestOn),
    basis: fresh.basis,
    computedAt: new Date(),
    ...moveOf(known, fresh, shipment.facts),
  };
  await db.estimate.upsert({ where: { shipmentId }, create: { shipmentId, ...row }, update: row });
}

function isKept(known: Window, fresh: Window, today: string): boolean {
  return known.latestOn < today && fresh.basis === "rule";
}

function sameWindow(one: Window, other: Window): boolean {
  return one.earliestOn === other.earliestOn && one.latestOn === other.latestOn && one.basis === other.basis;
}

async function findEstimate(shipmentId: string): Promise<Window | null> {
  const row = await db.estimate.findUnique({ where: { shipmentId } });
  return row && windowOf(row);
}

/** Only a later last day is a move: an earlier one, or a narrower window, breaks nothing that was said. */
function moveOf(known: Window | null, fresh: Window, { shippedAt }: EstimateFacts) {
  if (!known || fresh.latestOn <= known.latestOn) return {};
  const why: Moved["why"] = fresh.basis === "carrier" ? "carrier" : shippedAt ? "packing" : "rule";
  return { movedFromOn: new Date(known.latestOn), movedAt: new Date(), movedWhy: why };
}

async function findFacts(shop: string, id: string): Promise<{ status: Status; facts: EstimateFacts } | null> {
  const shipment = await db.shipment.findFirst({
    where: { shop, id, removedAt: null },
    include: { order: { select: { placedAt: true } }, fulfillment: { select: { createdAt: true } } },
  });
  if (!shipment) return null;
  const { fulfillmentId, status, number, carrierEtaAt } = shipment;
  const firstScan = await db.trackingEvent.findFirst({
    where: { fulfillmentId, status: { in: [...SCANNED] }, OR: [{ shipmentId: null }, { shipmentId: id }] },
    orderBy: { happenedAt: "asc" },
    select: { happenedAt: true },
  });
  // A number means that the parcel is packed for the carrier; without one, only the order's date is sure.
  const packedAt = number === "" && status === "pending" ? null : shipment.fulfillment.createdAt;
  const facts = { orderedAt: shipment.order.placedAt, shippedAt: firstScan?.happenedAt ?? packedAt, carrierEtaAt };
  return { status, facts };
}
