import { db } from "#app/db.server.ts";

import { type ReplayResult, replayResultSchema } from "./replay-result.ts";

export interface ReplayRun {
  id: string;
  /** running | done | failed | cancelled */
  state: string;
  done: number;
  total: number | null;
  startedAt: Date;
  finishedAt: Date | null;
}

const COLUMNS = { id: true, state: true, done: true, total: true, startedAt: true, finishedAt: true } as const;

/** The shop's runs, newest first. */
export function listReplays(shop: string): Promise<ReplayRun[]> {
  return db.replay.findMany({ where: { shop }, orderBy: { startedAt: "desc" }, take: 20, select: COLUMNS });
}

export interface WholeReplay extends ReplayRun {
  /** There is something in it that could be saved. */
  isDraft: boolean;
  result: ReplayResult | null;
}

/** A run and what it has found; null when the shop has none of that id. */
export async function findReplay(shop: string, id: string): Promise<WholeReplay | null> {
  const found = await db.replay.findFirst({ where: { shop, id }, select: { ...COLUMNS, draft: true, result: true } });
  if (!found) return null;
  const { draft, result, ...run } = found;
  const parsed = replayResultSchema.safeParse(result);
  return { ...run, isDraft: Object.keys(draft as object).length > 0, result: parsed.success ? parsed.data : null };
}
