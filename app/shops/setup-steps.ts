import type { Setup } from "./setup.ts";

export type SetupStepKey = "orders" | "catalog" | "block" | "brand" | "doubles" | "sending";
export type SetupStepState = "todo" | "running" | "failed" | "done";

export interface SetupStep {
  key: SetupStepKey;
  state: SetupStepState;
  /** 0 to 1 while running; null when the whole is not known yet. */
  progress: number | null;
}

/** The latest run of a long read, as `SyncRun` keeps it. */
export interface RunFacts {
  kind: string;
  state: string;
  done: number;
  total: number | null;
}

export interface SetupFacts {
  setup: Setup;
  /** The merchant has said of every mail that Shopify sends too what happens to it. */
  doublesSettled: boolean;
  notifyFrom: Date | null;
  runs: RunFacts[];
}

/** The six steps in the order in which a merchant takes them. Pure: everything is told. */
export function setupSteps({ setup, doublesSettled, notifyFrom, runs }: SetupFacts): SetupStep[] {
  return [
    { key: "orders", ...stateOfRun(runs.find((run) => run.kind === "backfill")) },
    { key: "catalog", ...stateOfRun(runs.find((run) => run.kind === "catalog")) },
    { key: "block", ...tick(setup.blockAddedAt) },
    { key: "brand", ...tick(setup.brandSavedAt) },
    { key: "doubles", ...tick(doublesSettled) },
    { key: "sending", ...tick(notifyFrom) },
  ];
}

/** How much of a run is done, 0 to 1, or null while the total is unknown. */
export function shareOf({ done, total }: Pick<RunFacts, "done" | "total">): number | null {
  return total === null || total <= 0 ? null : Math.min(1, done / total);
}

function stateOfRun(run: RunFacts | undefined): { state: SetupStepState; progress: number | null } {
  if (run?.state === "done") return { state: "done", progress: null };
  if (run?.state === "failed") return { state: "failed", progress: null };
  return { state: "running", progress: run ? shareOf(run) : null };
}

function tick(value: string | Date | boolean | null | undefined): { state: SetupStepState; progress: null } {
  return { state: value ? "done" : "todo", progress: null };
}
