import type { ShopSettings } from "./settings.ts";

/** Namespace of the metafields on our own installation, which Liquid reads as `app.metafields.afterglow`. */
export const BLOCK_NAMESPACE = "afterglow";

/**
 * The shop's rule as the block "Delivery window" reads it; its Liquid counts as `estimates/rule-estimate.ts`
 * does. Days are working days, Monday to Friday; the hour is in the shop's time zone.
 */
export function deliveryRule(settings: ShopSettings) {
  const { processingDays, transitDaysMin, transitDaysMax, cutOffHour } = settings;
  return { processingDays, transitDaysMin, transitDaysMax, cutOffHour };
}
