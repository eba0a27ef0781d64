/** A forecast whose "9 of 10 by …" has run out: did the parcel come by then? */
export interface Outcome {
  /** When it ran out. */
  at: Date;
  isLate: boolean;
}

export interface Drift {
  isRaised: boolean;
  /** When it became what it is; null where it was so from the start. */
  changedAt: Date | null;
  /** While raised by these outcomes: since when it looks wrong, and how many of how many were late since. */
  seen: { since: Date; late: number; told: number } | null;
}

/** The stated share of parcels that come later than P90. */
const STATED = 0.1;
/** What it may have become: a fifth, a third, more than half. Which of them is not known, so a third is bet on each. */
const WORSE = [0.2, 0.35, 0.6];
/** From this share on windows do not hold, and the all-clear has to speak against it. */
const BROKEN = 0.2;
const BETTER = [0.1, 0.05];
/** While a fifth is late, so many parcels pass on average before it is called well by mistake. */
const CLEAR_PATIENCE = 200;
/** Small shops are not alarmed by three parcels in a row. */
const LEAST_PATIENCE = 1_000;
/** A shop's alarms may be wrong once in so many years. */
const YEARS = 10;

/**
 * How strong the evidence has to be so that a shop of so many parcels a year is alarmed by chance once in ten years:
 * the mean number of parcels between two such alarms.
 */
export function patienceOf(parcelsAYear: number): number {
  return Math.max(LEAST_PATIENCE, YEARS * parcelsAYear);
}

/**
 * Says whether late parcels have become more than the stated tenth, and whether they have become so few again.
 * Looked at after every parcel, without a last one: the Shiryaev–Roberts e-detector, a mixture of bets on likelihood
 * ratios (Shin, Ramdas and Rinaldo, "E-detectors: a nonparametric framework for sequential change detection", New
 * England Journal of Statistics in Data Science 2(2), 2024, https://arxiv.org/abs/2203.03532). While windows hold, it
 * is raised by chance once in `patience` parcels at most, on average, whatever the shop looks like. It is cleared by the
 * same bets the other way round, against a fifth being late.
 * @param outcomes oldest first
 * @param wasRaised before the first of them
 */
export function watchDrift(outcomes: readonly Outcome[], wasRaised: boolean, patience: number): Drift {
  let drift: Drift = { isRaised: wasRaised, changedAt: null, seen: null };
  let detector = wasRaised ? detect(BROKEN, BETTER, CLEAR_PATIENCE) : detect(STATED, WORSE, patience);
  for (const [place, { at, isLate }] of outcomes.entries()) {
    if (!detector.sees(isLate, place)) continue;
    const isRaised = !drift.isRaised;
    drift = { isRaised, changedAt: at, seen: isRaised ? seenSince(outcomes, detector.since(), place) : null };
    detector = isRaised ? detect(BROKEN, BETTER, CLEAR_PATIENCE) : detect(STATED, WORSE, patience);
  }
  return drift;
}

interface Detector {
  /** @returns whether the evidence is enough */
  sees: (isLate: boolean, place: number) => boolean;
  /** Where the stretch begins that speaks loudest. */
  since: () => number;
}

/** Evidence that a share is not `from` any more, but one of `others`. */
function detect(from: number, others: readonly number[], patience: number): Detector {
  const bets = others.map((to) => ({
    late: to / from,
    inTime: (1 - to) / (1 - from),
    /** Shiryaev and Roberts: the sum over every possible beginning. */
    evidence: 0,
    /** Page's CUSUM, which also knows the likeliest beginning. */
    ratio: 0,
    begin: 0,
  }));
  return {
    sees(isLate, place) {
      for (const bet of bets) {
        const factor = isLate ? bet.late : bet.inTime;
        bet.evidence = (bet.evidence + 1) * factor;
        if (bet.ratio <= 1) [bet.ratio, bet.begin] = [1, place];
        bet.ratio *= factor;
      }
      return bets.reduce((sum, { evidence }) => sum + evidence, 0) / bets.length >= patience;
    },
    since: () => bets.reduce((best, bet) => (bet.ratio > best.ratio ? bet : best)).begin,
  };
}

function seenSince(outcomes: readonly Outcome[], begin: number, end: number): Drift["seen"] {
  const seen = outcomes.slice(begin, end + 1);
  const since = seen[0]?.at;
  return since ? { since, told: seen.length, late: seen.filter(({ isLate }) => isLate).length } : null;
}
