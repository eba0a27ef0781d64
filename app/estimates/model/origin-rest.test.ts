import { describe, expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";

import { estimateDelivery } from "./estimate-delivery.ts";
import { learnEstimator } from "./estimator.ts";
import { BEGIN, makeParcels } from "./made-parcels.ts";
import { originRest } from "./origin-rest.ts";
import type { Parcel } from "./parcel.ts";
import { type IsHoliday, WorkClock } from "./work-clock.ts";

const NOW = BEGIN + 180;
/** The week from tomorrow on, at one place. NOW is a Monday. */
const week =
  (place: string): IsHoliday =>
  (at, day) =>
    at === place && day > NOW && day <= NOW + 7;
const nowhere: IsHoliday = () => false;

const [parcel] = makeParcels(1, 1, 1);
const order: Parcel = {
  ...parcel!,
  ...{ to: "FR-IDF", toArea: "300", carrier: "Quick", boughtAt: NOW + 0.4, handedAt: null, deliveredAt: null },
};

describe("originRest", () => {
  const pace = { days: [0, 1, 1, 1, 1, 1, 1, 0], hours: Array.from({ length: 25 }, (_, hour) => hour / 24) };
  const rest = (isHoliday: IsHoliday, more: Partial<Parcel> = {}) =>
    originRest(new WorkClock(pace, isHoliday), { ...order, ...more }, NOW + 0.4, 1.5);

  it("is six working days of the destination where a week of the origin holds up packing", () => {
    expect(rest(nowhere)).toBe(0);
    expect(rest(week("DE-BE"))).toBeCloseTo(5.88, 2);
  });

  it("is below 0 where packing goes on while the destination rests", () => {
    expect(rest(week("FR-IDF"))).toBeLessThan(-0.5);
  });

  it("is none where both keep the same holidays, or the origin is not known", () => {
    expect(rest((_, day) => day > NOW && day <= NOW + 7)).toBe(0);
    expect(rest(week("DE-BE"), { to: "DE-BE" })).toBe(0);
    expect(rest(week("FR-IDF"), { from: "" })).toBe(0);
  });
});

describe("a holiday of the origin", () => {
  const { estimator } = finishSteps(learnEstimator(makeParcels(1_200, 180, 3), NOW, nowhere))!;
  const ask = (isHoliday: IsHoliday, beginning: "purchase" | "handover", at = NOW + 0.4) =>
    estimateDelivery(
      { ...estimator },
      { ...order, handedAt: beginning === "handover" ? NOW + 0.4 : null },
      beginning,
      at,
      isHoliday,
    );

  it("makes what is not packed yet come later by about its length, and what is packed no later", () => {
    const [usual, late] = [ask(nowhere, "purchase"), ask(week("DE-BE"), "purchase")];
    for (const level of [1, 2, 3]) {
      expect(late[level]! - usual[level]!).toBeGreaterThan(4);
      expect(late[level]! - usual[level]!).toBeLessThan(8.5);
    }
    expect(ask(week("DE-BE"), "handover")).toEqual(ask(nowhere, "handover"));
  });

  it("is waited for while it lasts: days do not run out meanwhile", () => {
    const [before, within] = [ask(week("DE-BE"), "purchase"), ask(week("DE-BE"), "purchase", NOW + 5)];
    expect(within[2]! + 5).toBeCloseTo(before[2]! + 0.4, 0);
  });
});
