import { db } from "#app/db.server.ts";

import { parseSetup } from "./setup.ts";
import { type SetupFacts, setupSteps, shareOf, type SetupStep } from "./setup-steps.ts";
import { requireShop } from "./shop.server.ts";

export interface SyncProgress {
  kind: string;
  /** running | done | failed */
  state: string;
  done: number;
  /** Null while the size is unknown. */
  total: number | null;
  /** 0 to 1; null while the size is unknown. */
  progress: number | null;
}

export interface SetupGuide {
  steps: SetupStep[];
  isDismissed: boolean;
  /** The latest run of every kind. */
  runs: SyncProgress[];
}

/** What the home page's guide shows; what only other folders know is told. */
export async function findSetupGuide(shop: string, told: Pick<SetupFacts, "doublesSettled">): Promise<SetupGuide> {
  const [row, runs] = await Promise.all([requireShop(shop), listLatestRuns(shop)]);
  const setup = parseSetup(row.setup);
  const steps = setupSteps({ setup, ...told, notifyFrom: row.notifyFrom, runs });
  const progress = runs.map((run) => ({ ...run, progress: shareOf(run) }));
  return { steps, isDismissed: setup.dismissedAt !== undefined, runs: progress };
}

function listLatestRuns(shop: string) {
  return db.syncRun.findMany({
    where: { shop },
    distinct: ["kind"],
    orderBy: [{ kind: "asc" }, { startedAt: "desc" }],
    select: { kind: true, state: true, done: true, total: true },
  });
}
