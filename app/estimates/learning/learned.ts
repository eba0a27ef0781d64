import { gunzipSync, gzipSync } from "node:zlib";

import type { Knowledge } from "../belief/knowledge.ts";
import type { Origins } from "../belief/sending.ts";
import type { CarrierRecords } from "../belief/weigh-carrier.ts";
import { type Estimator, LAYOUT as ESTIMATOR_LAYOUT } from "../model/estimator.ts";
import type { StageTimes } from "../model/stage-times.ts";
import type { Trial } from "../model/trial.ts";

/** What names a shop's days: its own estimator, the one of all shops, or its rules. */
export const SOURCES = ["own", "pooled", "rules"] as const;
export type Source = (typeof SOURCES)[number];

/** What is stored of one learning: `EstimatorModel.body`. */
export interface Learned {
  source: Source;
  /** Null unless it is the shop's own, or the pool's. */
  estimator: Estimator | null;
  /** The rules by which the errors were measured: `rulesKey`. */
  rulesKey: string;
  ruleErrors: Knowledge["ruleErrors"];
  carriers: CarrierRecords;
  /** How long it takes from a scan to the door; what was learned in earlier versions of the app does not tell. */
  stages?: StageTimes;
  /** On which days of the week parcels came, by country of the destination; missing as well in what is older. */
  weeks?: Record<string, number[]>;
  /** Where the shop sent from of late; what was learned in earlier versions of the app does not tell. */
  origins?: Origins;
  /** Of the pool: delivered parcels by country of origin. */
  countries: Record<string, number>;
}

/** How the candidates did on the same latest weeks: `EstimatorModel.trial`. Null where there was none to try. */
export interface Trials {
  own: Trial | null;
  /** What was really told in those weeks by what was learned then. */
  inService: Trial | null;
  pooled: Trial | null;
  rules: Trial | null;
}

/** Raised whenever `Learned` changes: what was learned in another layout is not read. */
const OWN_LAYOUT = 2;
export const LAYOUT = OWN_LAYOUT * 1_000 + ESTIMATOR_LAYOUT;

export function packLearned(learned: Learned): Buffer {
  return gzipSync(JSON.stringify(learned));
}

/** A column that we alone write, in a layout that was checked. */
export function unpackLearned(body: Uint8Array): Learned {
  return JSON.parse(gunzipSync(body).toString("utf8")) as Learned;
}
