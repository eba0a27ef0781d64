import { JOURNEY_RANK, type Status } from "./status.ts";

const STEPS = ["confirmed", "shipped", "in_transit", "out_for_delivery", "delivered"] as const;
export type ProgressStep = (typeof STEPS)[number];

export interface Progress {
  step: ProgressStep;
  state: "done" | "current" | "todo";
}

/** Journey rank → index of the step the parcel stands on. */
const STEP_OF_RANK = [0, 1, 1, 2, 3, 4] as const;

/**
 * The bar of a parcel's journey. It follows the furthest point reached, so trouble never moves it back;
 * a delivered parcel has no current step.
 */
export function progressOf(status: Status, milestone: Status): Progress[] {
  const rank = Math.max(JOURNEY_RANK[status] ?? 0, JOURNEY_RANK[milestone] ?? 0);
  const current = STEP_OF_RANK[rank] ?? 0;
  const arrived = current === STEPS.length - 1;
  return STEPS.map((step, index) => ({
    step,
    state: index < current || arrived ? "done" : index === current ? "current" : "todo",
  }));
}
