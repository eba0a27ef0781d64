import { formatMoney } from "#app/lib/money.ts";

interface Side {
  people: number;
  /** Of them so many have bought again. */
  buyers: number;
}

interface Compared {
  /** Since when, in words. */
  since: string;
  percent: number;
  windowDays: number;
  shown: Side;
  heldOut: Side;
  power: { detectable: number | null; waits: { lift: number; weeks: number | "never" }[] };
}

/** What the comparison with those who are left out has come to. Money in minor units. */
export type LiftView =
  | { state: "off" }
  | (Compared & { state: "starting"; needed: { people: number; buyers: number } })
  | (Compared & { state: "unbalanced"; expectedHeldOut: number })
  | (Compared & {
      state: "measured";
      verdict: "more" | "less" | "unclear";
      perPerson: { estimate: number; low: number; high: number };
      relative: number | null;
      totalMinor: number;
    });

export interface LiftWords {
  badge: { tone: "success" | "critical" | "attention" | "info" | null; text: string };
  /** One sentence that says it all. */
  headline: string;
  sentences: string[];
}

/** The comparison in plain sentences that claim no more than it knows. */
export function liftWords(lift: LiftView, currency: string): LiftWords {
  if (lift.state === "off") {
    return {
      badge: { tone: null, text: "Off" },
      headline: "Nobody is left out, so nobody can say what picks add.",
      sentences: ["Some of the orders above would have come without them, too. Leave out a few shoppers to find out."],
    };
  }
  const sides = `${people(lift.shown.people)} could see picks and ${count(lift.heldOut.people)} were left out, since ${lift.since}.`;
  if (lift.state === "starting") {
    const { people: needed, buyers } = lift.needed;
    return {
      badge: { tone: "info", text: "Too early to say" },
      headline: "There are too few shoppers for a comparison yet.",
      sentences: [sides, `Each side needs ${people(needed)}, ${count(buyers)} of whom ordered again.`, ...waits(lift)],
    };
  }
  if (lift.state === "unbalanced") {
    const expected = count(Math.round(lift.expectedHeldOut));
    return {
      badge: { tone: "critical", text: "Not to be trusted" },
      headline: "The two sides are not as large as they were drawn.",
      sentences: [
        sides,
        `About ${expected} should have been left out. Something counts them differently, so no difference is shown.`,
      ],
    };
  }
  return { ...verdictWords(lift, currency), sentences: [sides, ...measured(lift, currency), ...waits(lift)] };
}

type Measured = Extract<LiftView, { state: "measured" }>;

function verdictWords({ verdict, perPerson }: Measured, currency: string): Pick<LiftWords, "badge" | "headline"> {
  const amount = formatMoney(Math.abs(perPerson.estimate), currency);
  if (verdict === "more") {
    return { badge: { tone: "success", text: "They add" }, headline: `Picks add ${amount} per shopper.` };
  }
  if (verdict === "less") {
    return { badge: { tone: "critical", text: "They cost" }, headline: `Picks cost ${amount} per shopper.` };
  }
  return { badge: { tone: "attention", text: "Not clear" }, headline: "No difference beyond chance so far." };
}

function measured({ perPerson, relative, totalMinor, verdict, windowDays }: Measured, currency: string): string[] {
  const { estimate, low, high } = perPerson;
  // A line must not break between the minus and its amount.
  const money = (minor: number) => formatMoney(minor, currency).replace("-", "−\u2060");
  const share = relative === null ? "" : ` (${signed(relative)})`;
  return [
    `Within ${windowDays} days, who could see picks spent ${money(Math.abs(estimate))} ${estimate < 0 ? "less" : "more"} per person${share}, after refunds. With 95 % certainty the difference is between ${money(low)} and ${money(high)}.`,
    ...(verdict === "unclear" ? [] : [`Over all of them that is about ${money(totalMinor)}.`]),
  ];
}

/** "A lift of 50 % would have been noticed by now, one of 25 % in about 3 more weeks." */
function waits({ power }: Compared): string[] {
  if (power.waits.length === 0) return [];
  const parts = power.waits
    .toSorted((one, other) => other.lift - one.lift)
    .map(({ lift, weeks }, place) => `${place === 0 ? "A lift" : "one"} of ${percent(lift)} ${when(weeks)}`);
  return [`${parts.join(", ")}.`];
}

function when(weeks: number | "never"): string {
  if (weeks === "never") return "not within two years";
  if (weeks === 0) return "would have been noticed by now";
  return `shows in about ${weeks} more ${weeks === 1 ? "week" : "weeks"}`;
}

function people(number: number): string {
  return number === 1 ? "1 person" : `${count(number)} people`;
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function signed(share: number): string {
  return `${share < 0 ? "−" : "+"}${percent(Math.abs(share))}`;
}
