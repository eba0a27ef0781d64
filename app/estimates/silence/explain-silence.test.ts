import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { defaultCurve } from "./default-curves.ts";
import { explainSilence } from "./explain-silence.ts";
import { GAP_STAGES } from "./gap-stage.ts";

const HOUR = 3_600_000;
const heardAt = new Date("2026-11-02T14:30:00Z");
const berlin = { heardAt, zones: ["Europe/Berlin"] };
const network = defaultCurve("network");

describe("what a silence means", () => {
  it("tells what is usual in whole days, and when somebody writes", () => {
    const outlook = explainSilence(network, berlin, heardAt);
    expect(outlook).toMatchObject({ usualFromDays: 1, usualToDays: 5 });
    expect(outlook.noticeableAt.getTime()).toBeCloseTo(heardAt.getTime() + 36 * HOUR, -6);
    // Five days later it is half past three in the afternoon: the next morning.
    expect(outlook.tellAt.toISOString()).toBe("2026-11-08T09:00:00.000Z");
  });

  it("names a morning that has come wherever the parcel may go to", () => {
    const zones = ["America/New_York", "America/Los_Angeles"];
    expect(explainSilence(network, { heardAt, zones }, heardAt).tellAt.toISOString()).toBe("2026-11-07T18:00:00.000Z");
  });

  it("nobody wonders within a day, not even on the van", () => {
    const { noticeableAt, tellAt } = explainSilence(defaultCurve("van"), berlin, heardAt);
    expect(noticeableAt.toISOString()).toBe("2026-11-03T14:30:00.000Z");
    expect(tellAt.toISOString()).toBe("2026-11-04T09:00:00.000Z");
  });

  it("keeps its word while time goes by: the day to write stays, the expected news only moves on", () => {
    const later = fc.double({ min: 0, max: 3_000, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...GAP_STAGES), later, later, (stage, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((hours) =>
          explainSilence(defaultCurve(stage), berlin, new Date(heardAt.getTime() + hours * HOUR)),
        );
        expect(late?.tellAt).toEqual(early?.tellAt);
        expect(late?.heardBy.getTime()).toBeGreaterThanOrEqual((early?.heardBy.getTime() ?? 0) - 1);
        expect(early?.tellAt.getTime()).toBeGreaterThanOrEqual(early?.noticeableAt.getTime() ?? 0);
      }),
    );
  });
});
