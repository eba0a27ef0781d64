import { inOrder } from "#app/tracking/event.ts";
import { heardEvents } from "#app/tracking/fold.ts";
import type { EventStatus } from "#app/tracking/status.ts";

import { regionOf } from "../lane.ts";
import type { ScanStage } from "../model/stage-times.ts";
import { gapStage, type Place } from "../silence/gap-stage.ts";
import type { HeardEvent } from "./news-since.ts";

export interface Scan extends HeardEvent {
  id: string;
  source: string;
  happenedAt: Date;
  country: string | null;
  region: string | null;
}

/** From when on a parcel was in a stage, and when we heard of it. */
export interface StageEntry {
  stage: ScanStage;
  since: Date;
  heardAt: Date;
}

export interface Ends {
  destination: Place;
  /** Country it started from, ISO 3166-1 alpha-2. */
  origin: string | null;
}

const END: ReadonlySet<EventStatus> = new Set(["delivered", "returned", "cancelled"]);

/**
 * The stages that a parcel came to, in the order in which they happened, up to its end. The last is null when it is in
 * none now. A van that leaves on another day, and another attempt, are stages of their own.
 */
export function stageEntries(scans: readonly Scan[], ends: Ends): (StageEntry | null)[] {
  const entries: (StageEntry | null)[] = [];
  let here = null as StageEntry | null;
  let seen: Place | null = null;
  for (const { status, happenedAt: since, recordedAt: heardAt, ...scan } of heardEvents(inOrder(scans))) {
    if (END.has(status)) return entries;
    if (scan.country !== null) seen = { country: scan.country, region: scan.region };
    const stage = stageAfter(here?.stage ?? null, status, isNear(seen, ends));
    const isAgain = REPEATED.has(status) && here && since.getTime() - here.since.getTime() >= AGAIN_MS;
    if (stage === (here?.stage ?? null) && !isAgain) continue;
    here = stage && { stage, since, heardAt };
    entries.push(here);
  }
  return entries;
}

/** The stage in which a parcel is now; null when it is in none. */
export function stageNow(scans: readonly Scan[], ends: Ends): StageEntry | null {
  return stageEntries(scans, ends).at(-1) ?? null;
}

const REPEATED: ReadonlySet<EventStatus> = new Set(["out_for_delivery", "delivery_attempted"]);
/** What is told twice within half a day happened once. */
const AGAIN_MS = 12 * 3_600_000;

function stageAfter(here: ScanStage | null, status: EventStatus, near: boolean): ScanStage | null {
  switch (status) {
    case "out_for_delivery":
      return "van";
    case "delivery_attempted":
      return "attempted";
    case "exception":
      return "exception";
    case "picked_up":
    case "in_transit":
      // After an attempt it lies at the depot until the next one; from the van it came back there.
      return here === "attempted" ? here : near || here === "van" ? "near" : null;
    case "ready_for_pickup":
    case "returning":
      return null;
    default:
      return here;
  }
}

/** Another region of a large country may be days away, wherever it came from. */
function isNear(seen: Place | null, { destination, origin }: Ends): boolean {
  const where = { status: "in_transit", milestone: "in_transit", number: "", seen, destination, origin } as const;
  if (!seen || gapStage(where) !== "near") return false;
  const [here, there] = [regionOf(seen), regionOf(destination)];
  return here === "" || there === "" || here === there;
}
