import { describe, expect, it } from "vitest";

import { liftWords } from "./lift-words.ts";

const compared = {
  since: "2 November",
  percent: 10,
  windowDays: 7,
  shown: { people: 1_800, buyers: 90 },
  heldOut: { people: 200, buyers: 8 },
  power: {
    detectable: 0.4,
    waits: [
      { lift: 0.1, weeks: "never" as const },
      { lift: 0.25, weeks: 3 },
      { lift: 0.5, weeks: 0 },
    ],
  },
};
const measured = {
  ...compared,
  state: "measured" as const,
  verdict: "more" as const,
  perPerson: { estimate: 120, low: 30, high: 210 },
  relative: 0.12,
  totalMinor: 216_000,
};

describe("liftWords", () => {
  it("claims nothing where nobody is left out", () => {
    expect(liftWords({ state: "off" }, "EUR").badge).toEqual({ tone: null, text: "Off" });
  });

  it("says how long it takes until something could be seen", () => {
    const { sentences } = liftWords({ ...compared, state: "starting", needed: { people: 100, buyers: 10 } }, "EUR");
    expect(sentences).toEqual([
      "1,800 people could see picks and 200 were left out, since 2 November.",
      "Each side needs 100 people, 10 of whom ordered again.",
      "A lift of 50 % would have been noticed by now, one of 25 % shows in about 3 more weeks, one of 10 % not within two years.",
    ]);
  });

  it("names the amount, its interval and the sum once it is beyond chance", () => {
    const { headline, sentences } = liftWords(measured, "EUR");
    expect(headline).toBe("Picks add €1.20 per shopper.");
    expect(sentences[1]).toBe(
      "Within 7 days, who could see picks spent €1.20 more per person (+12 %), after refunds. With 95 % certainty the difference is between €0.30 and €2.10.",
    );
    expect(sentences[2]).toBe("Over all of them that is about €2,160.00.");
  });

  it.each([
    ["less", "Picks cost €1.20 per shopper."],
    ["unclear", "No difference beyond chance so far."],
  ] as const)("does not hide that the verdict is %s", (verdict, headline) => {
    const perPerson = { estimate: -120, low: -210, high: 30 };
    const words = liftWords({ ...measured, verdict, perPerson, relative: -0.12 }, "EUR");
    expect(words.headline).toBe(headline);
    expect(words.sentences[1]).toContain("€1.20 less per person (−12 %)");
    expect(words.sentences[1]).toContain("between −\u2060€2.10 and €0.30");
    expect(words.sentences.some((one) => one.startsWith("Over all"))).toBe(verdict === "less");
  });

  it("shows no difference when the sides do not match the draw", () => {
    const words = liftWords({ ...compared, state: "unbalanced", expectedHeldOut: 200.4 }, "EUR");
    expect(words.badge.tone).toBe("critical");
    expect(words.sentences.join(" ")).toContain("About 200 should have been left out.");
  });
});
