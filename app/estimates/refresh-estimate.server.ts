import { db } from "#app/db.server.ts";
import { parseSettings } from "#app/shops/settings.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { FINAL, SCANNED, type Status } from "#app/tracking/status.ts";

import { carrierWindow, ruleWindow } from "./delivery-window.ts";

/** Parcels to which a date no longer applies keep the last one they had. */
const WITHOUT_DATE: ReadonlySet<Status> = new Set([...FINAL, "returning"]);

/**
 * Says anew when a parcel should arrive. The carrier's date comes first, then the shop's rule from the
 * moment of hand-over. A date that has passed is kept: the page says that it was missed, it is not moved away.
 */
export async function refreshEstimate(shop: string, shipmentId: string): Promise<void> {
  const [settings, shipment] = await Promise.all([
    requireShop(shop),
    db.shipment.findFirst({
      where: { id: shipmentId, shop },
      include: { order: { select: { placedAt: true } }, fulfillment: { include: { events: true } } },
    }),
  ]);
  if (!shipment || WITHOUT_DATE.has(shipment.status)) return;
  const events = shipment.fulfillment.events.filter((event) => (event.shipmentId ?? shipmentId) === shipmentId);
  const scans = events.filter((event) => (SCANNED as ReadonlySet<string>).has(event.status));
  const firstScanAt = scans.map((event) => event.happenedAt).sort((one, other) => +one - +other)[0] ?? null;
  const window = shipment.carrierEtaAt
    ? carrierWindow(shipment.carrierEtaAt, settings.timeZone)
    : ruleWindow(
        shipment.order.placedAt,
        firstScanAt ?? shipment.fulfillment.createdAt,
        parseSettings(settings.settings),
        settings.timeZone,
      );
  const row = { earliestOn: midnight(window.earliestOn), latestOn: midnight(window.latestOn), basis: window.basis };
  await db.estimate.upsert({
    where: { shipmentId },
    create: { shipmentId, shop, ...row },
    update: { ...row, computedAt: new Date() },
  });
}

/** Day columns travel as midnight UTC. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
