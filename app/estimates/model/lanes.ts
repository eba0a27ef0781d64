import type { Parcel } from "./parcel.ts";

/** In which company a parcel's speed is measured, from the widest lane to narrower ones. */
export const LANES = {
  all: () => "*",
  to: ({ to }) => `to ${to}`,
  band: ({ from, to, distanceKm }) => `band ${bandOf(from === to, distanceKm)}`,
  route: ({ from, to, carrier }) => `route ${from} ${to} ${carrier}`,
  area: ({ to, toArea }) => `area ${to} ${toArea.slice(0, 3)}`,
  sender: ({ shop, sender }) => `sender ${shop} ${sender}`,
  carrier: ({ carrier, service }) => `carrier ${carrier} ${service}`,
  shop: ({ shop }) => `shop ${shop}`,
} satisfies Record<string, (parcel: Parcel) => string>;

export type Lane = keyof typeof LANES;

export const LANE_NAMES = Object.keys(LANES) as Lane[];

/** Kilometers up to which parcels are said to go as far. */
const BANDS = [800, 1_500];

function bandOf(isLocal: boolean, distanceKm: number | null): string {
  if (isLocal) return "local";
  if (distanceKm === null) return "far";
  return String(BANDS.filter((limit) => distanceKm >= limit).length);
}
