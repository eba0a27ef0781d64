import type { Progress } from "#app/tracking/progress.ts";
import type { Status } from "#app/tracking/status.ts";
import type { Words } from "#app/words/words.ts";

/** One stop of the progress bar. */
export interface Step {
  label: string;
  state: Progress["state"];
}

/** A packed parcel is not shipped, and one at a counter is not on the van. */
const TRUER: ReadonlySet<Status> = new Set(["label_created", "ready_for_pickup"]);

/** Gives the steps their words; the one the parcel stands on is told as truly as its status allows. */
export function stepsOf(progress: readonly Progress[], status: Status, words: Words): Step[] {
  return progress.map(({ step, state }) => {
    const truer = state === "current" && TRUER.has(status) ? (status as "label_created" | "ready_for_pickup") : null;
    return { label: words.say(`step.${truer ?? step}`), state };
  });
}
