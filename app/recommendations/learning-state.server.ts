import { findRun } from "#app/catalog/sync-run.server.ts";
import { db } from "#app/db.server.ts";
import { learningKey } from "#app/jobs/ask-to-learn.server.ts";
import { isWaiting } from "#app/jobs/is-waiting.server.ts";

/** How far the shop's history has been learned from. */
export interface LearningState {
  /** `waiting`: asked for and not begun. */
  state: "never" | "waiting" | "running" | "done" | "failed";
  done: number;
  /** Null while the size is unknown. */
  total: number | null;
  /** When the last one ended, well or not. */
  finishedAt: Date | null;
  /** What there is to learn from. */
  orders: number;
  products: number;
}

/** How far the newest learning of this shop has come; `never` before the first. */
export async function findLearningState(shop: string): Promise<LearningState> {
  const [run, isAskedFor, orders, products] = await Promise.all([
    findRun(shop, "learning"),
    isWaiting(learningKey(shop)),
    db.order.count({ where: { shop, cancelledAt: null } }),
    db.product.count({ where: { shop, deletedAt: null } }),
  ]);
  const state = run?.state === "running" || run?.state === "failed" ? run.state : run ? "done" : "never";
  return {
    state: isAskedFor && state !== "running" ? "waiting" : state,
    ...{ done: run?.done ?? 0, total: run?.total ?? null, finishedAt: run?.finishedAt ?? null },
    ...{ orders, products },
  };
}
