import { beforeAll, describe, expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";

import { estimateDelivery, tryEstimator } from "./estimate-delivery.ts";
import { type Estimator, learnEstimator } from "./estimator.ts";
import { BEGIN, makeParcels } from "./made-parcels.ts";
import type { Parcel } from "./parcel.ts";

const noHoliday = () => false;
const NOW = BEGIN + 200;
const parcels = makeParcels(3_000, 300, 1, BEGIN + 170);
const learn = (from: readonly Parcel[], now = NOW) => finishSteps(learnEstimator(from, now, noHoliday));

describe("an estimator of a shop whose carriers have just become slow", () => {
  let estimator: Estimator;
  beforeAll(() => {
    estimator = learn(parcels)!.estimator;
  });
  const foretell = (parcel: Parcel, at: number) => estimateDelivery(estimator, parcel, "handover", at, noHoliday);

  it("would, had nothing changed, state shares that hold, on parcels it has not seen", () => {
    const steady = makeParcels(3_000, 300, 3);
    const trial = tryEstimator(learn(steady)!.estimator, steady, NOW, NOW + 60, noHoliday);
    expect(trial.parcels).toBeGreaterThan(300);
    expect(Math.abs(trial.coverage80 - 0.8)).toBeLessThan(0.07);
    expect(Math.abs(trial.coverage90 - 0.9)).toBeLessThan(0.06);
  });

  it("has heard of it, and says a later day than it did before", () => {
    const parcel = { ...parcels[0]!, handedAt: NOW };
    const before = learn(parcels, BEGIN + 165)!.estimator;
    expect(foretell(parcel, NOW)[2]).toBeGreaterThan(
      1.2 * estimateDelivery(before, parcel, "handover", NOW, noHoliday)[2]!,
    );
  });

  it("knows the far places from the near ones", () => {
    const [, , near] = foretell({ ...parcels[0]!, to: "DE-BE", toArea: "103", carrier: "Quick", handedAt: NOW }, NOW);
    const [, , far] = foretell({ ...parcels[0]!, to: "PL-MZ", toArea: "503", carrier: "Slow", handedAt: NOW }, NOW);
    expect(far! / near!).toBeGreaterThan(1.6);
  });

  it("never names the past, and its end does not come nearer by waiting", () => {
    for (const parcel of parcels.filter(({ boughtAt }) => boughtAt > NOW).slice(0, 50)) {
      let [low, end] = [-Infinity, -Infinity];
      for (const waited of [0, 1, 2.5, 4, 8, 15, 40]) {
        const at = parcel.handedAt! + waited;
        const days = foretell(parcel, at);
        expect(days[0]).toBeGreaterThan(0);
        expect(days).toEqual(days.toSorted((one, other) => one - other));
        expect(at + days[1]!).toBeGreaterThanOrEqual(low - 0.5);
        expect(at + days[3]!).toBeGreaterThanOrEqual(end - 0.5);
        [low, end] = [at + days[1]!, at + days[3]!];
      }
    }
  });

  it("is the same after having been stored", () => {
    const again = JSON.parse(JSON.stringify(estimator)) as Estimator;
    const parcel = parcels.find(({ handedAt }) => handedAt! > NOW)!;
    const days = estimateDelivery(again, parcel, "handover", parcel.handedAt!, noHoliday);
    for (const [index, value] of foretell(parcel, parcel.handedAt!).entries())
      expect(days[index]).toBeCloseTo(value, 3);
    expect(JSON.stringify(estimator).length).toBeLessThan(2_000_000);
  });
});

it("learns nothing from what was not known yet: garbled, the future changes no byte", () => {
  const garbled = parcels.map((parcel): Parcel => {
    if (parcel.boughtAt >= NOW)
      return { ...parcel, to: "ES-MD", price: 1, handedAt: parcel.boughtAt, deliveredAt: null };
    const handedAt = parcel.handedAt! >= NOW ? NOW + 70 : parcel.handedAt;
    const deliveredAt = parcel.deliveredAt! >= NOW ? NOW + 99 : parcel.deliveredAt;
    return { ...parcel, handedAt, deliveredAt };
  });
  expect(JSON.stringify(learn(garbled))).toBe(JSON.stringify(learn(parcels)));
});

it("learns from a few dozen parcels, and says nothing of fewer", () => {
  expect(learn(parcels.slice(0, 20), BEGIN + 100)).toBeNull();
  const small = learn(parcels.slice(0, 60), BEGIN + 60)!;
  const parcel = { ...parcels[100]!, handedAt: BEGIN + 61 };
  const days = estimateDelivery(small.estimator, parcel, "handover", BEGIN + 61, noHoliday);
  expect(days[0]).toBeGreaterThan(0.2);
  expect(days[4]).toBeLessThan(30);
});
