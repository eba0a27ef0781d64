import { EXPIRY_DAYS, heardEvents } from "#app/tracking/fold.ts";
import { inOrder } from "#app/tracking/event.ts";
import { type EventStatus, JOURNEY_RANK, SCANNED, type Status } from "#app/tracking/status.ts";

import { type GapStage, gapStage, type Place } from "./gap-stage.ts";

/** A parcel's way, as far as it is known. */
export interface ParcelHistory {
  number: string;
  destination: Place;
  /** Country it started from, ISO 3166-1 alpha-2. */
  origin: string | null;
  /** When it was packed for the carrier. */
  startedAt: Date;
  events: readonly HistoryEvent[];
}

export interface HistoryEvent {
  id: string;
  source: string;
  status: EventStatus;
  happenedAt: Date;
  country: string | null;
  region: string | null;
}

/** The longest silence of a parcel in one part of its way. */
export interface LongestGap {
  stage: GapStage;
  hours: number;
  /** It is still there: the silence may become longer. */
  isOpen: boolean;
}

const HOUR = 3_600_000;
const END: ReadonlySet<EventStatus> = new Set(["delivered", "returned", "cancelled"]);

/**
 * How long a parcel was silent at most, in each part of its way. One for each parcel and part, however often it was
 * scanned: what is longer than nineteen of twenty of these is so for one parcel in twenty, not for one scan in twenty.
 */
export function longestGaps({ events, startedAt, ...parcel }: ParcelHistory, now: Date): LongestGap[] {
  const longest = new Map<GapStage, LongestGap>();
  let here: Position = { status: "pending", milestone: "pending", seen: null, at: startedAt, isScanned: false };
  const note = (until: Date, isOpen: boolean) => {
    const stage = gapStage({ ...parcel, ...here });
    const hours = Math.min((until.getTime() - here.at.getTime()) / HOUR, EXPIRY_DAYS * 24);
    if (stage === null || hours <= 0) return;
    longest.set(stage, { stage, hours: Math.max(hours, longest.get(stage)?.hours ?? 0), isOpen });
  };
  for (const event of heardEvents(inOrder(events))) {
    note(event.happenedAt, false);
    if (END.has(event.status)) return [...longest.values()];
    here = moveOn(here, event);
  }
  note(now, true);
  return [...longest.values()];
}

interface Position {
  status: Status;
  milestone: Status;
  seen: Place | null;
  at: Date;
  isScanned: boolean;
}

/** As the fold of all events has it: a code we do not know changes nothing, a label after a scan neither. */
function moveOn(here: Position, { status, happenedAt, country, region }: HistoryEvent): Position {
  const seen = country === null ? here.seen : { country, region };
  const isLabel = status === "pending" || status === "label_created";
  if (status === "unknown" || (isLabel && here.isScanned)) return { ...here, seen, at: happenedAt };
  const isFurther = (JOURNEY_RANK[status] ?? -1) >= (JOURNEY_RANK[here.milestone] ?? 0);
  return {
    ...{ status, seen, at: happenedAt },
    milestone: isFurther ? status : here.milestone,
    isScanned: here.isScanned || SCANNED.has(status),
  };
}
