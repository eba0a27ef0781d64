import { regionOf } from "#app/estimates/lane.ts";
import { JOURNEY_RANK, type Status } from "#app/tracking/status.ts";

/** The parts of a parcel's way in which carriers are silent for differently long. */
export const GAP_STAGES = [
  /** announced, and not scanned yet */
  "label",
  /** scanned somewhere on the way */
  "network",
  /** seen where it goes: its region, or its country when it came from another one */
  "near",
  /** on the van */
  "van",
  /** after a failed attempt */
  "attempted",
] as const;

export type GapStage = (typeof GAP_STAGES)[number];

export interface Place {
  country: string | null;
  region: string | null;
}

export interface Whereabouts {
  status: Status;
  milestone: Status;
  number: string;
  /** Where it was seen last; null while it was seen nowhere. */
  seen: Place | null;
  destination: Place;
  /** Country it started from, ISO 3166-1 alpha-2. */
  origin: string | null;
}

const HANDED_OVER = JOURNEY_RANK.picked_up ?? 0;

/** In which part of its way a parcel is; null where nobody waits for a scan: not sent yet, held up, or at an end. */
export function gapStage(parcel: Whereabouts): GapStage | null {
  switch (parcel.status) {
    case "pending":
      return parcel.number === "" ? null : "label";
    case "label_created":
      return "label";
    case "delayed":
      return (JOURNEY_RANK[parcel.milestone] ?? 0) < HANDED_OVER ? "label" : moving(parcel);
    case "picked_up":
    case "in_transit":
      return moving(parcel);
    case "out_for_delivery":
      return "van";
    case "delivery_attempted":
      return "attempted";
    default:
      return null;
  }
}

function moving({ seen, destination, origin }: Whereabouts): GapStage {
  if (!seen?.country || seen.country.toUpperCase() !== destination.country?.toUpperCase()) return "network";
  if (origin && origin.toUpperCase() !== destination.country.toUpperCase()) return "near";
  const region = regionOf(destination);
  return region !== "" && regionOf(seen) === region ? "near" : "network";
}
