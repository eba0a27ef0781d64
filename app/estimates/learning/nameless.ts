import { AREA_SIGNS } from "#app/shops/delivery-rules.ts";

import type { Parcel } from "../model/parcel.ts";

/**
 * A parcel without what names its shop, what is in it or what it cost: times, places as coarse as lanes, and the carrier.
 * @param number tells it from the others
 */
export function nameless({ asOrdered, ...parcel }: Parcel, number: number): Parcel {
  return {
    ...parcel,
    ...(asOrdered && {
      asOrdered: { ...asOrdered, sender: "", fromArea: asOrdered.fromArea.slice(0, AREA_SIGNS) },
    }),
    ...{ id: String(number), shop: "", sender: "", service: "", product: "", category: "", price: null, freight: null },
    ...{ fromArea: parcel.fromArea.slice(0, AREA_SIGNS), toArea: parcel.toArea.slice(0, AREA_SIGNS) },
  };
}
