import { inOrder, toldStatuses, type TrackingEventFact } from "./event.ts";

type Shown = Pick<TrackingEventFact, "id" | "source" | "status" | "happenedAt">;

/**
 * The events worth showing, newest first. Of an echo only the earliest of its status, and only where no
 * real event tells of it.
 */
export function timelineOf<E extends Shown>(events: readonly E[]): E[] {
  const ordered = inOrder(events);
  const told = toldStatuses(ordered);
  const shown = ordered.filter((event) => {
    if (event.source !== "echo") return true;
    const news = event.status !== "unknown" && !told.has(event.status);
    told.add(event.status);
    return news;
  });
  return shown.reverse();
}
