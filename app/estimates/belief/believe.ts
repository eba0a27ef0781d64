import { zonesOfAddress } from "#app/lib/address-zones.ts";
import { type Day, dayOf, isoOf } from "#app/lib/day.ts";

import { carrierDays } from "../carrier-days.ts";
import type { Basis, Window } from "../delivery-window.ts";
import { laneOf } from "../lane.ts";
import { LEVELS } from "../model/parcel.ts";
import { estimateByRules, type RuleEstimate } from "../rules/estimate-by-rules.ts";
import { believeStage, outdoesCarrier } from "./believe-stage.ts";
import { believeRules, plainRules } from "./calibrate-rules.ts";
import type { Knowledge } from "./knowledge.ts";
import { daysOfDelivery, onDeliveryDays } from "./delivery-days.ts";
import {
  type Home,
  leavingFrom,
  namedDay,
  type ParcelFacts,
  parcelOf,
  type Shipping,
  spanSince,
  zoneOf,
} from "./parcel-facts.ts";
import type { Quantiles } from "./quantiles.ts";
import { errorsTo, NO_ERRORS } from "./rule-errors.ts";
import { type StageEntry, stageNow } from "./scan-stage.ts";
import { wallDays } from "./wall-days.ts";
import { recordKey, UNHEARD, weighCarrier } from "./weigh-carrier.ts";

export interface BelievedFacts extends ParcelFacts {
  /** When it was packed for the carrier, or scanned: the rules count the road from there. */
  shippedAt: Date | null;
}

export interface ShopFacts extends Shipping {
  knowledge: Knowledge | null;
}

/** What we believe of a delivery at a moment. */
export interface Belief {
  /**
   * P10 to P90 in days of the destination, rounded outward over all zones in which the address may lie, on days on which
   * something is delivered: the one that a carrier names is such a day.
   */
  window: Window;
  /** Days from now until it comes, by `LEVELS`. */
  quantiles: Quantiles;
  version: number | null;
  /** What the shop's rules say, and the carrier. */
  rule: RuleEstimate;
  carrierOn: string | null;
  /** Coarse: "DE>FR-IDF" */
  lane: string;
  /** What its last scans say; null when they say little of the time that is left. */
  stage: StageEntry | null;
}

/**
 * When it comes: by what was learned, or else by the merchant's rules and how true they were; near the door, by where it
 * was scanned; and by the day that the carrier names, as true as its days have been on that lane.
 */
export function believe(facts: BelievedFacts, shop: ShopFacts, now: Date): Belief {
  const belief = weighAll(facts, shop, now);
  return { ...belief, window: settleOnDays(belief, facts, shop) };
}

function weighAll(facts: BelievedFacts, shop: ShopFacts, now: Date): Belief {
  const { home, rules, knowledge } = shop;
  const { to, orderedAt, shippedAt, carrierEtaAt } = facts;
  const rule = estimateByRules({ orderedAt, shippedAt, to, home, asOf: now }, rules);
  const lane = laneOf(rules.originCountry ?? home.country, to);
  const carrierOn = carrierEtaAt ? isoOf(namedDay(carrierEtaAt, zoneOf(facts, home))) : null;
  const scans = facts.scans ?? [];
  const stage = stageNow(scans, { destination: to, origin: leavingFrom(shop, facts.origin).place.country });
  const beside = { version: knowledge?.version ?? null, rule, carrierOn, lane, stage };
  const own = withStage(believeOwn(facts, shop, rule, now), stage, facts, shop, now);
  if (!carrierEtaAt || outdoesCarrier(stage, scans)) return { ...own, ...beside };
  const record = knowledge?.carriers[recordKey(facts.carrier, lane)] ?? knowledge?.carriers[facts.carrier] ?? UNHEARD;
  const zone = zoneOf(facts, home);
  const weighed = weighCarrier(own.quantiles, record, namedDay(carrierEtaAt, zone) - wallDays(now, zone));
  if (!weighed) return { ...own, ...beside };
  const window = windowOf(weighed, facts, home, now, "learned");
  const days = carrierDays(carrierEtaAt, { to, home });
  const isTheirs = window.earliestOn === days.earliestOn && window.latestOn === days.latestOn;
  const basis = isTheirs || record === UNHEARD ? "carrier" : "learned";
  return { window: { ...window, basis }, quantiles: weighed, ...beside };
}

/** What was learned knows of days that the rules do not: it moves only where parcels have shown on which days they come. */
function settleOnDays({ window, stage }: Belief, facts: BelievedFacts, { home, rules, knowledge }: ShopFacts): Window {
  const { to, carrierEtaAt } = facts;
  const shares = knowledge?.weeks[to.country?.toUpperCase() ?? ""] ?? null;
  if (window.basis !== "rule" && shares === null) return window;
  const van = stage?.stage === "van" ? [Math.floor(wallDays(stage.since, zoneOf(facts, home)))] : [];
  const named = [...van, ...(carrierEtaAt ? daysOf(carrierDays(carrierEtaAt, { to, home })) : [])];
  return onDeliveryDays(window, daysOfDelivery(rules, to, shares, named));
}

/** On both ends, should the address lie in zones that have different days. */
function daysOf({ earliestOn, latestOn }: { earliestOn: string; latestOn: string }): Day[] {
  return [dayOf(earliestOn), dayOf(latestOn)];
}

type Own = Pick<Belief, "window" | "quantiles">;

function believeOwn(facts: BelievedFacts, shop: ShopFacts, rule: RuleEstimate, now: Date): Own {
  const { home, knowledge } = shop;
  const zone = zoneOf(facts, home);
  const at = wallDays(now, zone);
  const stage = facts.handedAt ? "handover" : "purchase";
  if (knowledge?.estimate) {
    const quantiles = knowledge.estimate(parcelOf(shop, facts), stage, at);
    return { window: windowOf(quantiles, facts, home, now, "learned"), quantiles };
  }
  const since = wallDays(facts.handedAt ?? facts.orderedAt, zone);
  const span = spanSince(since, rule);
  const errors = errorsTo(knowledge?.ruleErrors[stage] ?? NO_ERRORS, facts.to.country?.toUpperCase() ?? "");
  if (errors.length === 0) {
    const { earliestOn, latestOn } = rule;
    return { window: { earliestOn, latestOn, basis: "rule" }, quantiles: plainRules(span, at - since) };
  }
  const quantiles = believeRules(span, errors, at - since);
  return { window: windowOf(quantiles, facts, home, now, "rule"), quantiles };
}

function withStage(own: Own, entry: StageEntry | null, facts: BelievedFacts, shop: ShopFacts, now: Date): Own {
  if (!entry) return own;
  const { home, knowledge } = shop;
  const zone = zoneOf(facts, home);
  const { carrier, to: place } = parcelOf(shop, facts);
  const stay = { stage: entry.stage, carrier, place, since: wallDays(entry.since, zone) };
  const quantiles = believeStage(own.quantiles, stay, knowledge?.stages ?? null, wallDays(now, zone));
  return { window: windowOf(quantiles, facts, home, now, own.window.basis), quantiles };
}

const [P10, P90] = [LEVELS.indexOf(0.1), LEVELS.indexOf(0.9)];

function windowOf(quantiles: Quantiles, { to }: BelievedFacts, home: Home, now: Date, basis: Basis): Window {
  const todays = zonesOfAddress(to, home.timeZone).map((zone) => wallDays(now, zone));
  const earliestOn = isoOf(Math.floor(Math.min(...todays) + (quantiles[P10] ?? 0)));
  const latestOn = isoOf(Math.floor(Math.max(...todays) + (quantiles[P90] ?? 0)));
  return { earliestOn, latestOn, basis };
}
