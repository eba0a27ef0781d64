import type { EstimatorModel } from "@prisma/client";

import { findRun } from "#app/catalog/sync-run.server.ts";
import { db } from "#app/db.server.ts";
import { timesKey } from "#app/jobs/ask-to-learn.server.ts";
import { isWaiting } from "#app/jobs/is-waiting.server.ts";
import { isInterrupted } from "#app/estimates/learning/kept-drafts.server.ts";
import type { Source } from "#app/estimates/learning/learned.ts";
import { readShopFacts } from "#app/estimates/learning/shop-facts.server.ts";
import { readLearned } from "#app/estimates/learning/stored-learned.server.ts";

import { parseTrials, type Trials } from "./trials.ts";

/** What was learned once, without what it is made of. */
export type Learned = Pick<EstimatorModel, "version" | "learnedAt" | "parcels" | "inServiceAt">;

/** How far the shop's delivery times have been learned, and what is in service. */
export interface EstimatorState {
  /** `waiting`: asked for and not begun. */
  state: "never" | "waiting" | "running" | "done" | "failed";
  done: number;
  /** Null while the size is unknown. */
  total: number | null;
  finishedAt: Date | null;
  /** It was interrupted: it goes on, or will, where it stopped. */
  goesOn: boolean;
  /** The newest that was learned, and the one that names dates; null while rules alone do. */
  newest: Learned | null;
  inService: Learned | null;
  /** Whose parcels name dates: the shop's own, those of all shops, or none, and its rules do. */
  source: Source;
  /** How all that could name dates did on the same latest weeks, when the newest was learned. */
  trials: Trials | null;
  /** Parcels that have arrived: what there is to learn from. */
  delivered: number;
}

/** The state of learning delivery times; `never` before the first. */
export async function findEstimatorState(shop: string, now: Date): Promise<EstimatorState> {
  const select = { version: true, learnedAt: true, parcels: true, inServiceAt: true, trial: true } as const;
  const orderBy = { version: "desc" } as const;
  const [run, isAskedFor, hasDrafts, newest, inService, delivered] = await Promise.all([
    findRun(shop, "estimates"),
    isWaiting(timesKey(shop)),
    isInterrupted(shop, now),
    db.estimatorModel.findFirst({ where: { shop }, select, orderBy }),
    db.estimatorModel.findFirst({ where: { shop, inServiceAt: { not: null } }, select, orderBy }),
    db.shipment.count({ where: { shop, removedAt: null, deliveredAt: { not: null } } }),
  ]);
  const state = run?.state === "running" || run?.state === "failed" ? run.state : run ? "done" : "never";
  const progress = { done: run?.done ?? 0, total: run?.total ?? null, finishedAt: run?.finishedAt ?? null };
  // While it runs, the drafts are its own: what tells is whether it began with some.
  const goesOn = state === "running" ? run?.detail !== null : hasDrafts;
  const learned = inService && (await readLearned(shop, inService.version));
  // What has taught a shop that was never learned from is the pool.
  const isPooled = !newest && (await readShopFacts(shop)).knowledge !== null;
  const source = inService ? (learned?.source ?? "own") : isPooled ? "pooled" : "rules";
  const trials = parseTrials(newest?.trial);
  return {
    source,
    trials,
    state: isAskedFor && state !== "running" ? "waiting" : state,
    ...progress,
    goesOn,
    newest,
    inService,
    delivered,
  };
}
