import { db } from "#app/db.server.ts";
import { ensureTrackingLink, revokeTrackingLinks } from "#app/orders/tracking-link.server.ts";
import { trackingUrl } from "#app/orders/tracking-url.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

/** The address of the shopper's page for the merchant's own eyes, or null when the shop has no such parcel. */
export async function makePreviewLink(shop: string, shipmentId: string): Promise<string | null> {
  const shipment = await db.shipment.findFirst({ where: { shop, id: shipmentId }, select: { orderId: true } });
  if (!shipment) return null;
  const [place, merchant] = await Promise.all([requireShop(shop), previewRecipient(shop)]);
  return trackingUrl(place, await ensureTrackingLink(db, shop, shipment.orderId, merchant));
}

/**
 * Ends every link of the parcel's order, for when one has fallen into the wrong hands. Messages and look-ups to come
 * bring new ones.
 * @returns how many were still working, or null when the shop has no such parcel
 */
export async function endLinks(shop: string, shipmentId: string): Promise<number | null> {
  const shipment = await db.shipment.findFirst({ where: { shop, id: shipmentId }, select: { orderId: true } });
  return shipment && revokeTrackingLinks(db, shop, shipment.orderId);
}

/** The "recipient" under which the merchant's own links are kept, apart from shoppers'. */
export async function previewRecipient(shop: string): Promise<Buffer<ArrayBuffer>> {
  return (await openVault(shop)).index("token", "merchant-preview");
}

/** Whether a link was made for the merchant's own eyes. */
export async function isPreviewLink(shop: string, linkId: string): Promise<boolean> {
  const recipientHash = await previewRecipient(shop);
  return (await db.trackingLink.count({ where: { shop, id: linkId, recipientHash } })) > 0;
}
