import type { Status } from "#app/tracking/status.ts";

import { CURRENT_LABELS, STEP_LABELS } from "./page-words.ts";

/** One stop of the progress bar. */
export interface Step {
  label: string;
  state: "done" | "current" | "todo";
}

interface ProgressStep {
  step: keyof typeof STEP_LABELS;
  state: Step["state"];
}

/** Gives the steps their words; the one the parcel stands on is told as truly as its status allows. */
export function stepsOf(progress: readonly ProgressStep[], status: Status): Step[] {
  return progress.map(({ step, state }) => {
    return { label: (state === "current" && CURRENT_LABELS[status]) || STEP_LABELS[step], state };
  });
}
