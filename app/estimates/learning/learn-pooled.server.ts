import { takeTurns } from "#app/lib/steps.ts";
import { logger } from "#app/logger.server.ts";
import { listActiveShops } from "#app/shops/shop.server.ts";

import { wallDays } from "../belief/wall-days.ts";
import { learnEstimator } from "../model/estimator.ts";
import type { Parcel } from "../model/parcel.ts";
import { isPublicHoliday } from "../model/public-holiday.ts";
import { nameless } from "./nameless.ts";
import { MOST_PARCELS, readParcels } from "./read-parcels.server.ts";
import { readShopFacts } from "./shop-facts.server.ts";
import { POOL, saveLearned } from "./stored-learned.server.ts";

/** Of fewer shops the pool would tell one of them about another. */
const LEAST_SHOPS = 5;
/** A shop with fewer parcels that have come is not counted, and not read. */
const LEAST_OF_SHOP = 30;

/**
 * Learns from the parcels of all shops how long the ways between places take, for shops whose own past is too thin. Every
 * shop gives an even share at most, and nothing that names it, its products or anybody.
 * @returns parcels learned from; none where there are too few shops
 */
export async function learnPooled(now: Date, signal?: AbortSignal): Promise<number> {
  const shops = await listActiveShops();
  const share = Math.floor(MOST_PARCELS / Math.max(1, shops.length));
  const parcels: Parcel[] = [];
  let counted = 0;
  for (const shop of shops) {
    const own = await readOwn(shop, share, now, signal);
    if (own.filter(({ deliveredAt }) => deliveredAt !== null).length < LEAST_OF_SHOP) continue;
    counted += 1;
    parcels.push(...own);
  }
  if (counted < LEAST_SHOPS) return 0;
  // Shops stand one behind the other: in the order of time they cannot be told apart.
  parcels.sort((one, other) => one.boughtAt - other.boughtAt);
  const lessons = learnEstimator(parcels.map(nameless), wallDays(now, "UTC"), isPublicHoliday);
  const learned = await takeTurns(lessons, undefined, signal);
  if (!learned) return 0;
  const { estimator, trial } = learned;
  const nothing = { rulesKey: "", ruleErrors: { purchase: [], handover: [] }, carriers: {} };
  await saveLearned(POOL, {
    learned: { ...nothing, source: "pooled", estimator, countries: countCountries(parcels) },
    trials: { own: null, inService: null, pooled: trial, rules: null },
    ...{ choice: "pooled", parcels: parcels.length, learnedAt: now },
  });
  logger.info({ shops: counted, parcels: parcels.length, score: trial.score, ms: Date.now() - now.getTime() }, "delivery times of all shops learned"); // prettier-ignore
  return parcels.length;
}

async function readOwn(shop: string, share: number, now: Date, signal?: AbortSignal): Promise<Parcel[]> {
  const own: Parcel[] = [];
  for await (const page of readParcels(await readShopFacts(shop), now, share)) {
    signal?.throwIfAborted();
    own.push(...page.parcels.map(({ parcel }) => parcel));
  }
  return own.slice(0, share);
}

/** Delivered parcels by the country they started from. */
function countCountries(parcels: readonly Parcel[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { from, deliveredAt } of parcels) {
    const country = from.slice(0, 2);
    if (deliveredAt !== null && country !== "") counts[country] = (counts[country] ?? 0) + 1;
  }
  return counts;
}
