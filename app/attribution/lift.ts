import { seededChance } from "#app/lib/seeded-chance.ts";

import { bootstrapDifference, type Interval } from "./bootstrap.ts";
import { type OutcomeGroup, sideFigures, type SideFigures } from "./outcomes.ts";
import { type Power, powerOf, standardError, verdictErrors } from "./power.ts";
import { type RateDifference, rateDifference } from "./rate-difference.ts";

/** What the hold-out says about picks. Money in minor units of the shop's currency. */
export type Lift =
  /** Nobody is held out, so there is nothing to compare with. */
  | { state: "off" }
  /** Too few people or purchases on one side for any interval to be trusted; `needed` is what each side must have. */
  | (Compared & { state: "starting"; needed: { people: number; buyers: number } })
  /** The sides are not as large as drawn: something counts them differently, and no difference may be believed. */
  | (Compared & { state: "unbalanced"; expectedHeldOut: number })
  | (Compared & {
      state: "measured";
      /** How much more somebody spends who is shown picks: the estimate, and its 95 % interval. */
      perPerson: Interval & { estimate: number };
      /** The same as a share of what the held-out spend, 0.1 is 10 %; null when they spent nothing. */
      relative: number | null;
      /** The estimate over all who were shown picks so far. */
      totalMinor: number;
      boughtAgain: RateDifference;
      /** Holds although it is looked at every day; `unclear` until the difference is beyond chance. */
      verdict: "more" | "less" | "unclear";
    });

export interface Compared {
  /** Since when people count, all under the same share. */
  since: Date;
  percent: number;
  windowDays: number;
  shown: SideFigures;
  heldOut: SideFigures;
  power: Power;
}

export interface Comparison {
  since: Date;
  /** Of a hundred people so many are held out. */
  percent: number;
  windowDays: number;
  peoplePerWeek: number;
  shown: readonly OutcomeGroup[];
  heldOut: readonly OutcomeGroup[];
}

/** Below these a side says nothing: the interval of a mean rests on its purchases, and few make it too narrow. */
const LEAST = { people: 100, buyers: 10 } as const;
/** A split this far from the drawn one comes by chance once in a thousand: two-sided 0.1 %. */
const Z_BALANCE = 3.29;
/** As many must be expected on either side for that to be a matter of the normal distribution. */
const LEAST_EXPECTED = 10;
const SEED = 20_260_801;

/**
 * How much more people spend who are shown picks. Everybody counts on the side they were drawn for, once, from the
 * moment picks were first due on a page or in a mail of theirs, whether or not they looked at them (intention to treat;
 * Fisher, The Design of Experiments, 1935; Hollis and Campbell, BMJ 319, 1999). The sizes of the sides are held against
 * the draw first (Fabijan et al., "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019).
 */
export function measureLift(comparison: Comparison): Lift {
  const { since, percent, windowDays, peoplePerWeek } = comparison;
  if (percent <= 0) return { state: "off" };
  const [shown, heldOut] = [sideFigures(comparison.shown), sideFigures(comparison.heldOut)];
  const power = powerOf(shown, heldOut, percent / 100, peoplePerWeek);
  const compared: Compared = { since, percent, windowDays, shown, heldOut, power };
  if (isUnbalanced(compared)) {
    return { state: "unbalanced", ...compared, expectedHeldOut: ((shown.people + heldOut.people) * percent) / 100 };
  }
  if ([shown, heldOut].some((side) => side.people < LEAST.people || side.buyers < LEAST.buyers)) {
    return { state: "starting", ...compared, needed: LEAST };
  }
  const estimate = shown.meanMinor - heldOut.meanMinor;
  return {
    state: "measured",
    ...compared,
    perPerson: { estimate, ...bootstrapDifference(comparison.shown, comparison.heldOut, seededChance(SEED)) },
    relative: heldOut.meanMinor > 0 ? estimate / heldOut.meanMinor : null,
    totalMinor: Math.round(estimate * shown.people),
    boughtAgain: rateDifference(shown, heldOut),
    verdict: judge(estimate, shown, heldOut),
  };
}

function judge(estimate: number, shown: SideFigures, heldOut: SideFigures): "more" | "less" | "unclear" {
  const least = verdictErrors(shown.people + heldOut.people) * standardError(shown, heldOut);
  if (Math.abs(estimate) <= least) return "unclear";
  return estimate > 0 ? "more" : "less";
}

function isUnbalanced({ shown, heldOut, percent }: Compared): boolean {
  const people = shown.people + heldOut.people;
  const share = percent / 100;
  if (people * Math.min(share, 1 - share) < LEAST_EXPECTED) return false;
  return Math.abs(heldOut.people - people * share) > Z_BALANCE * Math.sqrt(people * share * (1 - share));
}
