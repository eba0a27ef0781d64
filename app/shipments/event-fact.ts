import type { TrackingEvent } from "@prisma/client";

import type { TrackingEventFact } from "#app/tracking/event.ts";
import { isStatus } from "#app/tracking/status.ts";

/** A stored event as the fold reads it; a status this version does not know counts as unknown. */
export function factOf(event: TrackingEvent): TrackingEventFact {
  const { id, source, reason, happenedAt, estimatedAt } = event;
  return { id, source, status: isStatus(event.status) ? event.status : "unknown", reason, happenedAt, estimatedAt };
}
