import { seededChance } from "#app/lib/seeded-chance.ts";

import type { Parcel } from "./parcel.ts";

/** 2025-01-01 */
export const BEGIN = 20_089;
const PLACES = ["DE-BE", "DE-BY", "FR-IDF", "ES-MD", "PL-MZ"];

/**
 * Made-up parcels of a shop in Berlin, in the order of purchase: two days and more on the way to the next place, twice
 * as long to the last; packed within two days. For tests and for measuring time.
 * @param slowFrom from this day on everything takes half as long again
 */
export function makeParcels(count: number, days: number, seed: number, slowFrom = Infinity): Parcel[] {
  const chance = seededChance(seed);
  return Array.from({ length: count }, (_, index) => {
    const boughtAt = BEGIN + ((index + chance()) * days) / count;
    const place = Math.floor(chance() * PLACES.length);
    const handedAt = boughtAt + 0.2 + 1.8 * chance();
    const slow = handedAt >= slowFrom ? 1.5 : 1;
    const took = (2 + place * 0.8) * Math.exp(0.35 * spread(chance)) * slow;
    return {
      ...{ id: String(index), shop: "willow", sender: "Berlin", carrier: place > 2 ? "Slow" : "Quick", service: "" },
      ...{ boughtAt, handedAt, deliveredAt: handedAt + took, carrierOn: null },
      ...{
        from: "DE-BE",
        fromArea: "101",
        to: PLACES[place]!,
        toArea: String(100 + place * 100 + Math.floor(chance() * 9)),
      },
      ...{
        distanceKm: null,
        product: `p${Math.floor(chance() * 40)}`,
        category: "plants",
        items: 1 + Math.floor(chance() * 3),
      },
      ...{ weightG: 200 + Math.floor(chance() * 3_000), price: 20 + 80 * chance(), freight: 4 + 3 * chance() },
    };
  });
}

/** Nearly normal: the sum of twelve chances. */
function spread(chance: () => number): number {
  let sum = -6;
  for (let index = 0; index < 12; index += 1) sum += chance();
  return sum;
}
