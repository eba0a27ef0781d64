import type { Estimate } from "../belief/knowledge.ts";
import { estimateDelivery } from "../model/estimate-delivery.ts";
import type { Estimator } from "../model/estimator.ts";
import { isPublicHoliday } from "../model/public-holiday.ts";

/** As the estimator is asked: with the holidays of both ends. */
export function estimateWith(estimator: Estimator): Estimate {
  return (parcel, stage, at) => estimateDelivery(estimator, parcel, stage, at, isPublicHoliday);
}
