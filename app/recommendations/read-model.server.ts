import type { RecommenderModel } from "@prisma/client";

import { pool } from "#app/db.server.ts";

import { LAYOUT } from "./model/feature.ts";
import { HAND_MADE } from "./model/hand-made.ts";
import type { Ranker } from "./model/ranker.ts";

/** What a shop has learned, without its products. */
export interface StoredModel extends Pick<RecommenderModel, "today" | "volumes" | "reorderDays" | "popular" | "cold"> {
  ranker: Ranker;
  /** False when nothing was learned yet, or in a layout that this version does not read. */
  isCurrent: boolean;
}

type Row = Pick<RecommenderModel, "layout" | "today" | "volumes" | "learnedAt" | "reorderDays" | "popular" | "cold">;

const FIND = `select layout, today, volumes, "learnedAt", "reorderDays", popular, cold from "RecommenderModel" where shop = $1`;
const NOTHING: StoredModel = { ...{ today: 0, volumes: [], reorderDays: null, popular: [], cold: [] }, ranker: HAND_MADE["next-new"], isCurrent: false }; // prettier-ignore

/** Rankers are large and change once a night: the last used ones are kept. */
const rankers = new Map<string, { learnedAt: number; ranker: Ranker }>();
const MOST_RANKERS = 50;

/**
 * What the shop has learned. When that is nothing yet, or in another layout: a model that is not current, knows no product
 * and ranks by the weights set by hand.
 */
export async function readModel(shop: string): Promise<StoredModel> {
  const { rows } = await pool.query<Row>({ name: "read-model", text: FIND, values: [shop] });
  const row = rows[0];
  if (row?.layout !== LAYOUT) return NOTHING;
  const { today, volumes, reorderDays, popular, cold } = row;
  return { today, volumes, reorderDays, popular, cold, ranker: await readRanker(shop, row.learnedAt), isCurrent: true };
}

async function readRanker(shop: string, learnedAt: Date): Promise<Ranker> {
  const known = rankers.get(shop);
  rankers.delete(shop);
  const fresh = known?.learnedAt === learnedAt.getTime() ? known : await loadRanker(shop);
  rankers.set(shop, fresh);
  const [oldest] = rankers.keys();
  if (rankers.size > MOST_RANKERS && oldest !== undefined) rankers.delete(oldest);
  return fresh.ranker;
}

/** A column that we alone write, in a layout that was checked. */
async function loadRanker(shop: string): Promise<{ learnedAt: number; ranker: Ranker }> {
  const { rows } = await pool.query<{ learnedAt: Date; ranker: Ranker | null }>(
    `select "learnedAt", ranker from "RecommenderModel" where shop = $1`,
    [shop],
  );
  return { learnedAt: rows[0]?.learnedAt.getTime() ?? 0, ranker: rows[0]?.ranker ?? HAND_MADE["next-new"] };
}
