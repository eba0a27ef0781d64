import { type FailedDelivery, findDeliveries } from "#app/exceptions/find-deliveries.server.ts";
import { isOccasion } from "#app/exceptions/offer.ts";
import { webAddress } from "#app/lib/web-address.ts";
import { brandOf } from "#app/shops/brand.ts";
import { sendingState } from "#app/shops/sending.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import type { Status } from "#app/tracking/status.ts";

/**
 * The failed deliveries of an order that its shopper may say something about. None while the shop sends nothing: a
 * code that cannot come would lead nowhere.
 * @param statuses of the order's parcels: most orders need no further question
 */
export async function findFailed(
  shop: string,
  orderId: string,
  statuses: readonly Status[],
  now: Date,
): Promise<FailedDelivery[]> {
  if (!statuses.some(isOccasion)) return [];
  const row = await requireShop(shop);
  if (sendingState(row) !== "on") return [];
  const { supportUrl, supportEmail } = brandOf(row);
  const hasPayPlace = webAddress(supportUrl) !== null || supportEmail !== "";
  return findDeliveries(shop, orderId, { now, timeZone: row.timeZone, hasPayPlace });
}
