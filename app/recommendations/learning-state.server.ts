import { findRun } from "#app/catalog/sync-run.server.ts";
import { db } from "#app/db.server.ts";
import { learningKey } from "#app/jobs/ask-to-learn.server.ts";

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
  const [run, isWaiting, orders, products] = await Promise.all([
    findRun(shop, "learning"),
    isAskedFor(shop),
    db.order.count({ where: { shop, cancelledAt: null } }),
    db.product.count({ where: { shop, deletedAt: null } }),
  ]);
  const state = run?.state === "running" || run?.state === "failed" ? run.state : run ? "done" : "never";
  return {
    state: isWaiting && state !== "running" ? "waiting" : state,
    ...{ done: run?.done ?? 0, total: run?.total ?? null, finishedAt: run?.finishedAt ?? null },
    ...{ orders, products },
  };
}

/** Due or put off while others learn, and nobody has begun. */
async function isAskedFor(shop: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ asked: boolean }[]>`
    select exists (select from graphile_worker._private_jobs
                    where key = ${learningKey(shop)} and (run_at <= now() or attempts = 0) and locked_at is null
                      and attempts < max_attempts) as asked`;
  return row?.asked ?? false;
}
