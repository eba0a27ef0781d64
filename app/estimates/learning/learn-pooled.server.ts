import { takeTurns } from "#app/lib/steps.ts";
import { logger } from "#app/logger.server.ts";
import { sql } from "#app/sql.server.ts";

import { NO_RULE_ERRORS } from "../belief/knowledge.ts";
import { wallDays } from "../belief/wall-days.ts";
import { learnEstimator } from "../model/estimator.ts";
import { countryOf, type Parcel } from "../model/parcel.ts";
import { isPublicHoliday } from "../model/public-holiday.ts";
import { evenShare } from "./even-share.ts";
import { type Begun, withDrafts } from "./kept-drafts.server.ts";
import { learnStages, learnWeeks } from "./learn-stages.ts";
import { nameless } from "./nameless.ts";
import type { PastParcel } from "./past-parcel.ts";
import { MOST_PARCELS, pastSince, readParcels } from "./read-parcels.server.ts";
import { readShopFacts } from "./shop-facts.server.ts";
import { POOL, saveLearned } from "./stored-learned.server.ts";

/** Of fewer shops the pool would tell one of them about another. */
const LEAST_SHOPS = 5;
/** A shop that gives fewer parcels that have come is not counted, and not learned from. */
const LEAST_OF_SHOP = 30;
const DAY = 86_400_000;

/**
 * Learns from the parcels of all shops how long the ways between places take, for shops whose own past is too thin. Every
 * shop gives an even share at most, and nothing that names it, its products or anybody. One that was interrupted is taken
 * up as a shop's is.
 * @returns parcels learned from; none where there are too few shops
 */
export function learnPooled(now: Date, signal?: AbortSignal): Promise<number> {
  return withDrafts(POOL, now, (begun) => learn(begun, signal), signal);
}

async function learn({ now, finished, drafts, keep }: Begun, signal?: AbortSignal): Promise<number> {
  const startedAt = performance.now();
  const { past, givers } = await readAll(now, signal);
  if (givers < LEAST_SHOPS) return 0;
  // Shops stand one behind the other: in the order of time they cannot be told apart.
  past.sort((one, other) => one.parcel.boughtAt - other.parcel.boughtAt);
  const parcels = past.map(({ parcel }, number) => nameless(parcel, number));
  const today = wallDays(now, "UTC");
  const learned = await takeTurns(learnEstimator(parcels, today, isPublicHoliday, drafts), keep, signal);
  if (!learned) return 0;
  const { estimator, trial } = learned;
  const weeks = await takeTurns(learnWeeks(past), undefined, signal);
  const stages = await takeTurns(learnStages(past.toReversed(), estimator.pace, today), undefined, signal);
  const nothing = { rulesKey: "", ruleErrors: NO_RULE_ERRORS, carriers: {} };
  await saveLearned(POOL, {
    learned: { ...nothing, source: "pooled", estimator, stages, weeks, countries: countCountries(parcels) },
    trials: { own: null, inService: null, pooled: trial, rules: null },
    ...{ choice: "pooled", parcels: parcels.length, learnedAt: now },
  });
  const ms = Math.round(performance.now() - startedAt);
  logger.info({ shops: givers, parcels: parcels.length, score: trial.score, takenUp: finished, ms }, "delivery times of all shops learned"); // prettier-ignore
  return parcels.length;
}

/**
 * The parcels of all shops that have enough to tell, shop by shop. Only those count of which parcels can really be
 * learned from: what was delivered may have been cancelled, or have times that cannot be true.
 */
async function readAll(now: Date, signal?: AbortSignal): Promise<{ past: PastParcel[]; givers: number }> {
  const past: PastParcel[] = [];
  let givers = 0;
  const candidates = await countDelivered(now);
  if (candidates.length < LEAST_SHOPS) return { past, givers };
  const counts = candidates.map(({ delivered }) => delivered);
  const most = evenShare(counts, MOST_PARCELS);
  // A share is taken by chance: where it is small it may come to less.
  const least = Math.min(LEAST_OF_SHOP, most / 2);
  for (const { shop, delivered } of candidates) {
    const own = await readOwn(shop, Math.min(1, most / delivered), now, signal);
    if (own.filter(({ parcel }) => parcel.deliveredAt !== null).length < least) continue;
    past.push(...own);
    givers += 1;
  }
  return { past, givers };
}

interface Candidate {
  shop: string;
  delivered: number;
}

/**
 * Shops of which enough parcels have come, roughly: how much each may give. Carriers tell of a delivery within a day: a
 * learning that is taken up counts the same ones, and so reads the same parcels.
 */
async function countDelivered(now: Date): Promise<Candidate[]> {
  const toldOf = new Date(now.getTime() - DAY);
  return sql.$queryRaw<Candidate[]>`
    select d.domain as shop, count(*)::int as delivered
      from "Shop" d
      join "Shipment" s on s.shop = d.domain and s.status = 'delivered' and s."removedAt" is null
       and s."statusAt" between ${pastSince(now)} and ${toldOf} and s."createdAt" <= ${now}
     where d."uninstalledAt" is null
     group by d.domain
    having count(*) >= ${LEAST_OF_SHOP}::int
     order by d.domain`;
}

/** Of a large shop only some orders, of all its times: the newest alone would be those whose parcels have not come yet. */
async function readOwn(shop: string, share: number, now: Date, signal?: AbortSignal): Promise<PastParcel[]> {
  const own: PastParcel[] = [];
  for await (const page of readParcels(await readShopFacts(shop), now, share)) {
    signal?.throwIfAborted();
    own.push(...page.parcels);
  }
  return own;
}

/** Delivered parcels by the country they started from. */
function countCountries(parcels: readonly Parcel[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { from, deliveredAt } of parcels) {
    const country = countryOf(from);
    if (deliveredAt !== null && country !== "") counts[country] = (counts[country] ?? 0) + 1;
  }
  return counts;
}
