/** What was stated of some parcels, and what was seen. Shares from 0 to 1. */
export interface Coverage {
  stated: number;
  inside: number;
  of: number;
  seen: number | null;
  range: { low: number; high: number } | null;
  verdict: "holds" | "narrow" | "wide" | "early";
}

/** How windows did over some parcels. Days; null where nothing has arrived. */
export interface Score {
  told: number;
  arrived: number;
  unknown: number;
  in80: Coverage;
  in90: Coverage;
  by90: Coverage;
  byDay: Coverage;
  width80: number | null;
  width90: number | null;
  miss: number | null;
  bias: number | null;
  score80: number | null;
  score90: number | null;
}

export interface ScoreWords {
  badge: { tone: "success" | "critical" | "attention" | "info"; text: string };
  /** One sentence that says it all. */
  headline: string;
  sentences: string[];
}

/** The moments at which a window is told, as a merchant chooses among them. */
export const MOMENT_WORDS: Record<string, { title: string; of: string }> = {
  purchase: { title: "At the order", of: "at the order" },
  handover: { title: "When the carrier has it", of: "when the carrier had it" },
  day_2: { title: "After 2 days on the way", of: "to parcels 2 days on the way" },
  day_4: { title: "After 4 days on the way", of: "to parcels 4 days on the way" },
  day_7: { title: "After 7 days on the way", of: "to parcels 7 days on the way" },
  day_10: { title: "After 10 days on the way", of: "to parcels 10 days on the way" },
  day_14: { title: "After 14 days on the way", of: "to parcels 14 days on the way" },
};

/** @param isTold as with {@link scoreWords} */
export function wayWords(way: string, isTold: boolean): string {
  const ours = isTold ? "What shoppers are told" : "What shoppers would have been told";
  const words: Record<string, string> = {
    ours,
    rule: "Your rules alone",
    ours_beside: `${ours}, where the carrier named a day`,
    carrier: "The carrier’s own date",
  };
  return words[way] ?? way;
}

/** What a window rests on. */
export const BASIS_WORDS: Record<string, string> = {
  learned: "What past parcels have taught",
  carrier: "The carrier’s date",
  rule: "Your rules",
};

const NO_VALUE = "–";
export const NO_BIAS = "on time";

/**
 * Whether windows come true, in plain sentences that claim no more than is known.
 * @param isTold shoppers were told them; else they would have been, before the shop was installed
 */
export function scoreWords(score: Score, moment: string, isTold = true): ScoreWords {
  const { byDay, by90, in80, in90 } = score;
  if (score.told === 0) {
    return {
      badge: { tone: "info", text: "Nothing to judge yet" },
      headline: "No window has run out in these days.",
      sentences: ["A window is judged once its last day has passed, whether its parcel has arrived or not."],
    };
  }
  const when = MOMENT_WORDS[moment]?.of ?? "at that moment";
  return {
    badge: badgeOf(score),
    headline: `Of ${parcels(byDay.of)} we ${isTold ? "said" : "would have said"} “9 of 10 arrive by …” about, ${count(byDay.inside)} (${percent(byDay.seen)}) came by that day.`,
    sentences: [
      `${isTold ? "Told" : "As it would have been told"} ${when}. To the hour ${count(by90.inside)} (${percent(by90.seen)}) came in time, ${certainty(by90)}. Shoppers read whole days, rounded in their favor, so more come by the day than by the hour.`,
      `The window from the first to the last day is meant to hold for 8 of 10: it did for ${percent(in80.seen)}, ${certainty(in80)}. That share is called coverage. The wider window, meant for 9 of 10, held for ${percent(in90.seen)}, ${certainty(in90)}.`,
      ...restWords(score),
    ],
  };
}

/**
 * Windows hold when every share that stands above does: none of them is red beside "They hold". Whole days are rounded in
 * the shopper's favor: that more come by the day than stated does not make windows wide.
 */
function badgeOf({ in80, in90, byDay }: Score): ScoreWords["badge"] {
  const verdicts = [in80.verdict, in90.verdict, byDay.verdict];
  if (verdicts.includes("early")) return { tone: "info", text: "Too early to say" };
  if (verdicts.includes("narrow")) return { tone: "critical", text: "Too narrow" };
  if (in80.verdict === "wide") return { tone: "attention", text: "Wider than need be" };
  return { tone: "success", text: "They hold" };
}

/** Who is not counted as others are. */
function restWords({ told, arrived, unknown }: Score): string[] {
  const out = told - arrived;
  const isOut =
    out === 1 ? "1 of them is still on the way and counts" : `${count(out)} of them are still on the way and count`;
  const isGone = unknown === 1 ? "1 parcel more is" : `${count(unknown)} parcels more are`;
  return [
    ...(out > 0 ? [`${isOut} as late.`] : []),
    ...(unknown > 0 ? [`${isGone} left out: returned, cancelled, or with a carrier that tells nothing.`] : []),
  ];
}

/** "with 19 of 20 certainty between 76 and 85 %" */
function certainty({ range }: Coverage): string {
  if (!range) return "which says nothing yet";
  return `with 95 % certainty between ${whole(range.low)} and ${percent(range.high)}`;
}

/** "81 %" */
export function percent(share: number | null): string {
  return share === null ? NO_VALUE : `${whole(share)} %`;
}

/** "76–85 %" */
export function rangeWords({ range }: Coverage): string {
  return range ? `${whole(range.low)}–${percent(range.high)}` : "";
}

/** What is to be said of a coverage in a table; null while it holds. */
export function doubtOf({ verdict, of }: Coverage): string | null {
  if (verdict === "narrow") return "less than stated";
  if (verdict === "wide") return "more than stated";
  return verdict === "early" && of > 0 ? "few so far" : null;
}

/** "3.4" */
export function days(value: number | null): string {
  return value === null ? NO_VALUE : value.toFixed(1);
}

/** "0.4 later" */
export function biasWords(bias: number | null): string {
  if (bias === null) return NO_VALUE;
  if (Math.abs(bias) < 0.05) return NO_BIAS;
  return `${Math.abs(bias).toFixed(1)} ${bias > 0 ? "later" : "earlier"}`;
}

export function count(number: number): string {
  return number.toLocaleString("en-US");
}

export function parcels(number: number): string {
  return number === 1 ? "1 parcel" : `${count(number)} parcels`;
}

function whole(share: number): string {
  return String(Math.round(share * 100));
}
