import { expect, it } from "vitest";

import { type PastParcel, tellPast } from "./told-past.ts";

const DAY = 86_400_000;
const START = Date.parse("2026-09-01T08:00:00Z");
const NOW = new Date(START + 90 * DAY);

/** One parcel a day, each a day in the packing and so many on the road. */
function parcels(count: number, days: (place: number) => number | null): PastParcel[] {
  return Array.from({ length: count }, (_, place) => {
    const orderedAt = new Date(START + place * DAY);
    const sentAt = new Date(orderedAt.getTime() + DAY);
    const took = days(place);
    const deliveredAt = took === null ? null : new Date(sentAt.getTime() + took * DAY);
    return {
      ...{ id: `parcel-${place}`, orderId: `order-${place}`, country: "FR", carrier: "Colissimo", carrierOn: null },
      ...{ orderedAt, sentAt, deliveredAt },
    };
  });
}

it("knows at every moment only what had arrived by then", () => {
  const all = parcels(60, (place) => 3 + (place % 5));
  const cut = new Date(START + 40 * DAY);
  const garbled = all.map((one) => {
    const { deliveredAt } = one;
    return deliveredAt && deliveredAt >= cut ? { ...one, deliveredAt: new Date(Number(deliveredAt) + 9 * DAY) } : one;
  });
  const before = (told: ReturnType<typeof tellPast>) =>
    told.filter(({ at }) => at < cut).map(({ subjectId, moment, quantiles }) => ({ subjectId, moment, quantiles }));
  expect(before(tellPast(all, NOW)).length).toBeGreaterThan(30);
  expect(before(tellPast(garbled, NOW))).toEqual(before(tellPast(all, NOW)));
});

it("names quantiles in order, of parcels that are out at that moment", () => {
  const told = tellPast(
    parcels(80, (place) => (place === 70 ? null : 2 + (place % 12))),
    NOW,
  );
  for (const { quantiles } of told) expect(quantiles).toEqual(quantiles.toSorted((one, other) => one - other));
  for (const { at, deliveredAt } of told) expect(at < (deliveredAt ?? NOW)).toBe(true);
  const moments = told.map(({ moment }) => moment);
  for (const moment of ["purchase", "handover", "day_2", "day_4"]) expect(moments).toContain(moment);
  expect(told.find(({ subjectId }) => subjectId === "order-70")).toMatchObject({
    moment: "purchase",
    deliveredAt: null,
  });
});
