import type { FailedDelivery } from "#app/exceptions/find-deliveries.server.ts";
import { offerFor } from "#app/exceptions/offer.ts";

import type { StoryParcel } from "./story.ts";

/** A failed delivery about which nobody has said anything yet, for stories that are made up; a sound one offers nothing. */
export function sampleDelivery(
  parcel: StoryParcel,
  now: Date,
  timeZone: string,
  said: Partial<FailedDelivery> = {},
): FailedDelivery {
  const { id: shipmentId, carrier, status, statusAt } = parcel;
  return {
    ...{ orderId: "", shipmentId, carrier, status, statusAt, cycle: 1 },
    offer: offerFor({ ...parcel, payable: false }, now, timeZone),
    ...{ open: null, waiting: null, mayObject: status === "delivery_attempted", nobodyCameAt: null },
    ...said,
  };
}
