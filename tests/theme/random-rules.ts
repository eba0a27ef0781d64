import type { Chance } from "#app/lib/seeded-chance.ts";
import { type DeliveryRules, deliveryRulesSchema } from "#app/shops/delivery-rules.ts";

const DAY_MS = 86_400_000;

/** Rules as no shop has them, but might. */
export function randomRules(chance: Chance, now: Date): DeliveryRules {
  const upTo = (most: number) => Math.floor(chance() * (most + 1));
  const span = (most: number) => [upTo(most), upTo(most)].toSorted((one, other) => one - other) as [number, number];
  const weekdays = () => {
    const sure = 1 + upTo(6);
    return [1, 2, 3, 4, 5, 6, 7].filter((day) => day === sure || chance() < 0.7);
  };
  const [processingMin, processingMax] = span(12);
  const [transitMin, transitMax] = span(25);
  const closedDays = Array.from({ length: upTo(8) }, () => {
    return new Date(now.getTime() + upTo(60) * DAY_MS).toISOString().slice(0, 10);
  });
  return deliveryRulesSchema.parse({
    ...{ processingMin, processingMax, transitMin, transitMax, closedDays },
    handlingDays: weekdays(),
    deliveryDays: weekdays(),
    closedOnHolidays: chance() < 0.7,
    restsOnHolidays: chance() < 0.7,
    cutOffHour: chance() < 0.6 ? 1 + upTo(22) : null,
  });
}
