import type { Status } from "#app/tracking/status.ts";

import { STEP_LABELS } from "./page-words.ts";

/** One stop of the progress bar. */
export interface Step {
  label: string;
  state: "done" | "current" | "todo";
}

interface ProgressStep {
  step: keyof typeof STEP_LABELS;
  state: Step["state"];
}

/** Gives the steps their words; a parcel that waits at a counter is collected, not driven out. */
export function stepsOf(progress: readonly ProgressStep[], status: Status): Step[] {
  return progress.map(({ step, state }) => {
    const collected = step === "out_for_delivery" && status === "ready_for_pickup";
    return { label: collected ? "Ready to collect" : STEP_LABELS[step], state };
  });
}
