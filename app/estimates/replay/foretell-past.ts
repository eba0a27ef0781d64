import type { Steps } from "#app/lib/steps.ts";

import { type Belief, believe, type ShopFacts } from "../belief/believe.ts";
import type { Knowledge } from "../belief/knowledge.ts";
import { NO_ORIGINS } from "../belief/sending.ts";
import { wallDays } from "../belief/wall-days.ts";
import { chooseSource } from "../learning/choose-source.ts";
import { estimateWith } from "../learning/estimate-with.ts";
import { learnPast } from "../learning/learn-past.ts";
import { isTrusted, type PastFacts, type PastParcel, pastParcel } from "../learning/past-parcel.ts";
import { tryCandidates } from "../learning/try-candidates.ts";
import { knownAt } from "./known-at.ts";
import type { PastLook } from "./looks.ts";

export interface Foretold extends PastLook {
  belief: Belief;
}

const WEEK_MS = 7 * 86_400_000;
const PARCELS_A_TURN = 50;

/**
 * What would have been said of parcels of the past: goes through it week by week, learns what was known when the week
 * began in the way in which the shop is served, and believes of each parcel what was known of it at its moment. The pool
 * is left out, and so is where the shop sends from of late: both are known from what came later.
 * @param past all there is to learn from, newest orders first
 * @param looks in the order of time
 * @returns yields the share of looks that is done
 */
export function* foretellPast(
  past: readonly PastFacts[],
  looks: readonly PastLook[],
  shopFacts: ShopFacts,
): Steps<Foretold[]> {
  const told: Foretold[] = [];
  const then = { ...shopFacts, origins: NO_ORIGINS };
  for (const { begin, week } of weeksOf(looks)) {
    yield told.length / looks.length;
    const knowledge = yield* silent(learnAsOf(past, begin, then));
    for (const look of week) {
      const facts = knownAt(look.facts, look.at);
      const seen = look.moment === "purchase" ? unpacked(facts) : facts;
      const belief = believe({ ...seen, shippedAt: facts.handedAt }, { ...then, knowledge }, look.at);
      told.push({ ...look, belief });
      if (told.length % PARCELS_A_TURN === 0) yield undefined;
    }
  }
  return told;
}

/** Who will carry it, and from where, is not known before it is packed. */
function unpacked({ origin: _, ...facts }: PastFacts): PastFacts {
  return { ...facts, carrier: "" };
}

function* weeksOf(looks: readonly PastLook[]): Generator<{ begin: Date; week: PastLook[] }> {
  let [from, begin] = [0, looks[0]?.at.getTime() ?? 0];
  while (from < looks.length) {
    const end = looks.findIndex(({ at }) => at.getTime() >= begin + WEEK_MS);
    const until = end < 0 ? looks.length : end;
    if (until > from) yield { begin: new Date(begin), week: looks.slice(from, until) };
    [from, begin] = [until, begin + WEEK_MS];
  }
}

/** What the shop would have known at an instant: nothing that came later takes part. */
function* learnAsOf(all: readonly PastFacts[], at: Date, shopFacts: ShopFacts): Steps<Knowledge> {
  const past: PastParcel[] = [];
  for (const [place, facts] of all.entries()) {
    if (place % PARCELS_A_TURN === 0) yield undefined;
    if (facts.orderedAt >= at) continue;
    const known = knownAt(facts, at);
    if (isTrusted(known, at)) past.push(pastParcel(known, shopFacts));
  }
  const today = wallDays(at, shopFacts.home.timeZone);
  const { own, delivered, ...lessons } = yield* learnPast(past, today);
  const trials = yield* tryCandidates({ past, own, pooled: null, today });
  const choice = chooseSource({ ...trials, inService: null }, delivered, false);
  const estimate = choice === "own" && own ? estimateWith(own.estimator) : null;
  return { version: null, estimate, ...lessons };
}

/** How far a part of the work is says nothing of the whole. */
function* silent<T>(steps: Steps<T>): Steps<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield undefined;
  }
}
